// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveOptions.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <memory>

namespace lab {

/// Error in per cent, or loss, learning rate or speed, over epochs or steps: plain at the left,
/// residual at the right on one shared y axis, as in the paper's figure, or all overlaid. Thin
/// training and bold test, rate drops marked, hover values, wheel zoom, drag pan, Follow. Reads an
/// ExperimentModel and replots once a burst (queued), and not at all while it is hidden. With the
/// focus: 0 fits, F follows, + and - zoom, arrows move the cursor, with Shift they pan, Escape
/// takes the cursor away, Ctrl+C copies. Theme and model must outlive it. GUI thread.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    CurvePlot(const Theme& theme, const ExperimentModel& model, QWidget* parent = nullptr);
    ~CurvePlot() override;

    using Arrangement = CurveOptions::Arrangement;
    using Abscissa = CurveOptions::Abscissa;
    using Reference = CurveOptions::Reference;

    void setQuantity(CurveOptions::Quantity quantity);
    void setArrangement(Arrangement arrangement);
    void setAbscissa(Abscissa abscissa);
    void setLogarithmic(bool on);  ///< true logarithmic y axis
    /// The share of the moving average that stays from one epoch to the next, 0 (off) to 0.99;
    /// batches are averaged ten times as finely. Measured points stay visible under it.
    void setSmoothing(double share);
    void setReference(Reference reference);
    /// Seeds of one network as their mean and its band, with the single runs faint behind.
    void setMeans(bool on);
    /// Whether there is a network with several seeds.
    bool hasSeeds() const;
    void setFollow(bool on);
    bool follows() const;
    void fit();  ///< shows everything and follows

    /// Thickens one run's lines and fades the others; -1 none. What the pointer is upon comes
    /// first.
    void setHighlighted(int run);
    void setHidden(int run, bool hidden);

    void copyImage() const;
    /// By suffix: .png, .svg, .pdf, .csv. Throws Error when it cannot be written.
    void exportTo(const QString& file) const;

Q_SIGNALS:
    void followChanged(bool on);
    void seedsChanged();  ///< hasSeeds() may say otherwise
    /// The pointer has come upon the curves of a run, or left them (-1). Not sent for
    /// setHighlighted().
    void highlighted(int run);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
