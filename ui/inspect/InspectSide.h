// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/InspectLane.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace lab {

class AnswerLines;
class CountField;
class MapLegend;
class PictureView;
class SegmentedControl;

/// The Inspect page's image and where it comes from, what both networks answer, and how maps are
/// shown; the latter is remembered. GUI thread.
class InspectSide : public QFrame {
    Q_OBJECT

public:
    explicit InspectSide(const Theme& theme, QWidget* parent = nullptr);

    void showPass(const InspectPass& pass);
    void showLimits(const MapLimits& limits);
    const InspectLook& look() const { return m_look; }
    /// "Look at boot.png" while something is dragged over the page; empty: nothing is.
    void promise(const QString& text);

Q_SIGNALS:
    void testImageChosen(int index);
    void pictureChosen(const std::filesystem::path& file);
    void openRequested();
    void appearanceChanged();

private:
    QWidget* buildImage();
    QWidget* buildAnswers();
    QWidget* buildView();
    void fillSamples();
    void choose(InspectLook look);

    const Theme& m_theme;
    InspectLook m_look;
    PictureView* m_picture;
    QLabel* m_caption;
    CountField* m_index;
    QLabel* m_label;
    QToolButton* m_samples;
    AnswerLines* m_answers;
    SegmentedControl* m_by;
    MapLegend* m_legend;
    QString m_said;
};

}  // namespace lab
