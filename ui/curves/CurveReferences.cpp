// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveReferences.h"

#include "ui/base/Language.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kCurveReferencesFromEdge = 8;
constexpr double kCurveReferencesHeight = 15;
constexpr double kCurveReferencesCoveredCost = 0.1;
constexpr double kOpacity = 0.75;
constexpr double kCurveReferencesTrainWidth = 1;
constexpr double kCurveReferencesTestWidth = 2;
constexpr double kCurveReferencesPlateOpacity = 0.8;
constexpr double kMostNoteHeight = 60;
constexpr int kUnderNote = 8;

QString figure(double percent) {
    return QString::number(percent, 'f', 2);
}

}  // namespace

QString referenceLabel(const PublishedError& error) {
    const QString test = figure(error.test);
    const QString figures = error.training ? figure(*error.training) + " · " + test : test;
    return QString::fromStdString(error.network) + "  " + figures + "  " +
           QString::fromStdString(error.source);
}

QString referenceNote(const std::vector<PublishedError>& errors, const QString& dataset) {
    if (errors.empty()) {
        return say("No reference lines: nothing is published for these networks on %1.")
            .arg(dataset.isEmpty() ? say("this data") : dataset);
    }
    QStringList sources;
    bool training = false;
    for (const PublishedError& error : errors) {
        const QString source = QString::fromStdString(error.source + ": " + error.setting);
        if (!sources.contains(source)) {
            sources.append(source);
        }
        training = training || error.training.has_value();
    }
    const QString lines = training ? say("Reference lines are final errors, thin training, thick "
                                         "test.")
                                   : say("Reference lines are final test errors.");
    return say("%1 %2.").arg(lines, sources.join(QStringLiteral("; ")));
}

void ReferenceLines::setLines(std::vector<Line> lines) {
    m_lines = std::move(lines);
    std::ranges::stable_sort(m_lines, std::greater(),
                             [](const Line& line) { return line.error.test; });
    m_boxes.assign(m_lines.size(), QRectF());
}

void ReferenceLines::place(const CurveOutline& outline) {
    double width = 0;
    std::vector<double> wishes;
    for (const Line& line : m_lines) {
        width = std::max(width, widthOf(referenceLabel(line.error), textFont(kCaptionSize)));
        wishes.push_back(yOf(std::max(line.error.test, line.error.training.value_or(0))) -
                         kCurveReferencesHeight - 1);
    }
    width = std::min(width, pane().width() - 2 * kCurveReferencesFromEdge);
    const double left = pane().left() + kCurveReferencesFromEdge;
    CurveOutline with = outline;
    for (const Line& line : m_lines) {
        with.addRow(yOf(line.error.test));
    }
    const std::vector<double> rows = with.coveredRows(left, left + width);
    const auto cost = [&](int top) {
        double covered = 0;
        for (int i = 0; i < static_cast<int>(kCurveReferencesHeight); ++i) {
            const int row = top + i - static_cast<int>(pane().top());
            covered += row >= 0 && row < static_cast<int>(rows.size()) ? rows[row] : 0;
        }
        return kCurveReferencesCoveredCost * covered;
    };
    const std::vector<int> tops = stackedLabels(wishes, static_cast<int>(kCurveReferencesHeight),
                                                static_cast<int>(pane().top()) + 2,
                                                static_cast<int>(pane().bottom()) - 2, cost);
    m_boxes.assign(m_lines.size(), QRectF());
    for (std::size_t i = 0; i < tops.size(); ++i) {
        m_boxes[i] = QRectF(left, tops[i], width, kCurveReferencesHeight);
    }
}

void ReferenceLines::drawLine(QCPPainter& painter, const CurveLook& look, double error,
                              double width) const {
    QPen pen(faded(look.colour, kOpacity), width, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({8 / width, 3 / width, 2 / width, 3 / width});
    painter.setPen(pen);
    const double y = yOf(error);
    painter.drawLine(QPointF(pane().left(), y), QPointF(pane().right(), y));
}

void ReferenceLines::draw(QCPPainter* painter) {
    painter->setClipRect(pane());
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Line& line : m_lines) {
        drawLine(*painter, line.look, line.error.test, kCurveReferencesTestWidth);
        if (line.error.training) {
            drawLine(*painter, line.look, *line.error.training, kCurveReferencesTrainWidth);
        }
    }
    const QFont font = textFont(kCaptionSize);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_boxes[i].isEmpty()) {
            continue;
        }
        const QString label = QFontMetricsF(font).elidedText(
            referenceLabel(m_lines[i].error), Qt::ElideRight, m_boxes[i].width() + 1);
        painter->fillRect(m_boxes[i].adjusted(-2, 0, 2, 0),
                          faded(tokens().plot, kCurveReferencesPlateOpacity));
        paintText(*painter, m_boxes[i], Qt::AlignLeft, label, font, tokens().muted);
    }
}

int FootNote::heightFor(const QString& text, double width) {
    if (text.isEmpty()) {
        return 0;
    }
    const QRectF box =
        QFontMetricsF(textFont(kCaptionSize))
            .boundingRect(QRectF(0, 0, width, kMostNoteHeight), Qt::TextWordWrap, text);
    return static_cast<int>(std::min(std::ceil(box.height()), kMostNoteHeight)) + kUnderNote;
}

void FootNote::draw(QCPPainter* painter) {
    const QRectF whole = parentPlot()->viewport();
    const double width = whole.right() - pane().left() - kCurveReferencesFromEdge;
    const int height = heightFor(m_text, width);
    painter->setFont(textFont(kCaptionSize));
    painter->setPen(tokens().muted);
    painter->drawText(QRectF(pane().left(), whole.bottom() - height, width, height - kUnderNote),
                      static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, m_text);
}

}  // namespace lab
