// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/infer/GradCam.h"
#include "ui/classify/Pictures.h"

#include <QObject>

namespace lab {

/// Which class' evidence Grad-CAM shows, and where.
struct CamChoice {
    enum class Target { Predicted, True, Named };
    Target target = Target::Predicted;
    QString className;  ///< Named: as a network calls it
    int stage = -1;     ///< from 0; −1 the last. A network with fewer stages shows its last.

    bool operator==(const CamChoice&) const = default;
};

/// One picture looked at closely: decoded again, prepared, and where each network looked. A value.
struct PictureLook {
    struct OfModel {
        int model = 0;  ///< its id
        QImage input;   ///< what the network sees
        bool inverted = false;
        CamMap cam;
        QString camProblem;  ///< why there is no map; empty when there is one
    };

    int picture = 0;
    CamChoice choice;
    QImage whole;     ///< at most 512 pixels a side
    QString problem;  ///< why there is nothing else
    std::vector<OfModel> models;

    const OfModel* find(int model) const;
};

/// Looks at one picture at a time in a Job; what is asked for meanwhile comes next, the latest
/// alone. GUI thread.
class PictureLooker : public QObject {
    Q_OBJECT

public:
    explicit PictureLooker(QObject* parent = nullptr);

    void look(const Picture& picture, const std::vector<ChosenModel>& models,
              const CamChoice& choice);
    bool isBusy() const;
    void setThreads(int threads) { m_threads = threads; }

Q_SIGNALS:
    void looked(const PictureLook& look);

private:
    struct Wish {
        Picture picture;
        std::vector<ChosenModel> models;
        CamChoice choice;
    };
    void next();
    static PictureLook lookAt(const Wish& wish, int threads);

    std::optional<Wish> m_next;
    int m_threads = 0;
    int m_at = 0;  ///< the picture at work
    class Job* m_job;
};

}  // namespace lab
