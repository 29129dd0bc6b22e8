// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/PublishedErrors.h"
#include "ui/curves/CurveItem.h"
#include "ui/curves/CurveLook.h"
#include "ui/curves/CurveOutline.h"

#include <vector>

namespace lab {

/// Published errors as lines across a pane, thin for training and thick for test, each network's
/// with its figures and its source. GUI thread.
class ReferenceLines : public CurveItem {
public:
    ReferenceLines(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "grid") {}

    struct Line {
        CurveLook look;
        PublishedError error;
    };
    void setLines(std::vector<Line> lines);
    /// Chooses the labels' places. Call when the pane has its size and the curves their places.
    void place(const CurveOutline& outline);

    const std::vector<QRectF>& boxes() const { return m_boxes; }
    const std::vector<Line>& lines() const { return m_lines; }

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawLine(QCPPainter& painter, const CurveLook& look, double error, double width) const;

    std::vector<Line> m_lines;  ///< highest error first
    std::vector<QRectF> m_boxes;
};

/// A few small lines of words at the figure's foot, from the first pane's left edge on. GUI thread.
class FootNote : public CurveItem {
public:
    FootNote(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "legend") {}
    void setText(const QString& text) { m_text = text; }
    /// What it needs over this width; 0 without words.
    static int heightFor(const QString& text, double width);

protected:
    void draw(QCPPainter* painter) override;

private:
    QString m_text;
};

/// "plain-34  17.04 · 15.95  PyTorch script"
QString referenceLabel(const PublishedError& error);
/// A sentence on where the lines come from, or that there are none for these runs.
QString referenceNote(const std::vector<PublishedError>& errors, const QString& dataset);

}  // namespace lab
