// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/infer/Classifier.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace lab {

/// The likeliest classes as bars with per cent. A click, or the arrow keys and Enter, choose a
/// class. GUI thread.
class AnswerBars : public QWidget {
    Q_OBJECT

public:
    AnswerBars(const Theme& theme, const QColor& colour, QWidget* parent = nullptr);

    /// `otherwise`: a sentence where there are none.
    void setScores(const std::vector<ClassScore>& scores, const QString& otherwise);
    const QString& otherwise() const { return m_otherwise; }
    QSize minimumSizeHint() const override { return {120, 5 * 24}; }
    QSize sizeHint() const override { return {160, 5 * 36}; }

Q_SIGNALS:
    void classChosen(const QString& className);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rowHeight() const;
    int rowAt(const QPoint& at) const;
    void choose(int row);

    const Theme& m_theme;
    QColor m_colour;
    std::vector<ClassScore> m_scores;
    QString m_otherwise;
    int m_hot = -1;
};

/// A heat map over what the network sees. GUI thread.
class CamView : public QWidget {
    Q_OBJECT

public:
    explicit CamView(const Theme& theme, QWidget* parent = nullptr);

    /// values: [height, width], 0 to 1; empty: the input alone.
    void setMap(const QImage& input, const std::vector<float>& values, const QSize& mapSize,
                const QString& caption);
    void setOpacity(double opacity);
    const QImage& shown() const { return m_shown; }  ///< input and map, pixels of the map's view

    static constexpr int kCaption = 18;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void blend();

    const Theme& m_theme;
    QImage m_input;
    QImage m_heat;
    QImage m_shown;
    QString m_caption;
    double m_opacity = 0.5;
};

}  // namespace lab
