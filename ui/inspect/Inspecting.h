// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "ui/inspect/InspectNetwork.h"
#include "ui/inspect/InspectPlan.h"
#include "ui/inspect/ShownLane.h"

#include <QImage>
#include <QObject>

#include <array>
#include <optional>

namespace lab {

struct Dataset;
class Job;

/// The image that goes through the networks: a picture's file, or a test image of the data set that
/// the networks were trained on.
struct InspectImage {
    std::filesystem::path file;  ///< empty: a test image
    int index = 0;               ///< of the test image

    bool operator==(const InspectImage&) const = default;
};

/// One image on its way through two networks. Immutable; shared.
struct InspectPass {
    std::array<std::shared_ptr<const InspectNetwork>, 2> networks;
    std::array<std::shared_ptr<const Trace>, 2> traces;
    std::array<QString, 2> problems;  ///< why a network cannot be read; else empty
    InspectImage image;
    QString imageProblem;  ///< why nothing goes through; else empty
    QImage picture;
    QString label;    ///< the true class; empty where it is not known
    QString dataset;  ///< whose test images there are; empty: none
    int testImages = 0;
    double milliseconds = 0;  ///< both forward passes, figures included

    bool isComplete() const { return traces[0] && traces[1]; }
};

/// What both lanes show at a step.
struct InspectView {
    std::array<ShownLane, 2> lanes;
};

/// Reads networks and images, traces, and reads maps, each in a Job; what is asked for meanwhile
/// comes next, the latest alone. On one core: a single image
/// gains nothing from more, and what trains keeps the others. GUI thread.
class Inspecting : public QObject {
    Q_OBJECT

public:
    explicit Inspecting(QObject* parent = nullptr);
    ~Inspecting() override;

    void look(const std::array<InspectSource, 2>& sources, const InspectImage& image);
    /// The next look() reads all files again: other snapshots of runs that train.
    void forget();
    /// The maps at a step of a pass.
    void read(std::shared_ptr<const InspectPass> pass, const InspectStep& step, StepBy by);
    bool isBusy() const;

Q_SIGNALS:
    void passed(const std::shared_ptr<const InspectPass>& pass);
    void viewed(const std::shared_ptr<const InspectView>& view);
    void failed(const QString& sentence);
    void busyChanged();

private:
    struct Wish {
        std::array<InspectSource, 2> sources;
        InspectImage image;
        std::array<std::shared_ptr<const InspectNetwork>, 2> known;
        std::shared_ptr<const Dataset> dataset;
        std::optional<DataSpec> datasetOf;
    };
    struct Found {
        std::shared_ptr<const InspectPass> pass;
        std::shared_ptr<const Dataset> dataset;
        std::optional<DataSpec> datasetOf;
    };
    struct ViewWish {
        std::shared_ptr<const InspectPass> pass;
        InspectStep step;
        StepBy by = StepBy::Block;
    };

    void nextPass();
    void nextView();
    void take(const Found& found);
    void handleFailure(const QString& sentence);
    static Found traced(const Wish& wish);

    Job* m_passJob;
    Job* m_viewJob;
    std::optional<Wish> m_wish;
    InspectImage m_at;  ///< the image that is looked at
    std::optional<ViewWish> m_viewWish;
    std::array<std::shared_ptr<const InspectNetwork>, 2> m_known;
    std::shared_ptr<const Dataset> m_dataset;
    std::optional<DataSpec> m_datasetOf;
};

/// Both lanes at a step. Pure; in a worker.
InspectView viewOf(const InspectPass& pass, const InspectStep& step, StepBy by);

}  // namespace lab
