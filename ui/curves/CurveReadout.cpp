// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveReadout.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/curves/CurveQuantity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

constexpr double kCurveReadoutLine = 20;
constexpr double kCurveReadoutPadding = 8;
constexpr double kColumn = 46;
constexpr double kNarrowColumn = 36;
constexpr double kNarrowPane = 260;
constexpr double kCurveReadoutMarkerColumn = 16;
constexpr double kFromCursor = 8;
constexpr double kRing = 4.5;

const double kCurveReadoutNone = std::numeric_limits<double>::quiet_NaN();

const EpochRecord* epochAtOrBefore(const std::vector<EpochRecord>& epochs, double epoch) {
    const auto after = std::ranges::upper_bound(epochs, epoch + 1e-9, {}, [](const EpochRecord& r) {
        return static_cast<double>(r.epoch);
    });
    return after == epochs.begin() ? nullptr : &*(after - 1);
}

const StepRecord* stepNearest(const std::vector<StepRecord>& steps, double step) {
    const auto after = std::ranges::lower_bound(
        steps, step, {}, [](const StepRecord& r) { return static_cast<double>(r.step); });
    if (steps.empty()) {
        return nullptr;
    }
    if (after == steps.begin()) {
        return &*after;
    }
    const bool earlier = after == steps.end() || step - static_cast<double>((after - 1)->step) <=
                                                     static_cast<double>(after->step) - step;
    return earlier ? &*(after - 1) : &*after;
}

bool isShown(const ExperimentModel& model, const CurveOptions& options, int run) {
    return run < model.runCount() && !options.isHidden(run);
}

Readout::Row rowByEpoch(const ExperimentModel::Run& run, const CurveLook& look, double epoch,
                        Quantity quantity) {
    const EpochRecord* record = epochAtOrBefore(run.result.epochs, epoch);
    const bool there = record != nullptr && record->epoch == epoch;
    const EpochFigures figures = there ? figuresOf(quantity, run.result, *record)
                                       : EpochFigures{kCurveReadoutNone, kCurveReadoutNone};
    return {look, QPointF(epoch, figures.training), QPointF(epoch, figures.test)};
}

Readout::Row rowByStep(const ExperimentModel::Run& run, const CurveLook& look, double epoch,
                       Quantity quantity) {
    const auto perEpoch = static_cast<double>(run.stepsPerEpoch);
    const StepRecord* step = stepNearest(run.steps, epoch * perEpoch);
    const EpochRecord* record = epochAtOrBefore(run.result.epochs, epoch);
    const bool near =
        step != nullptr && std::abs(static_cast<double>(step->step) - epoch * perEpoch) <= 1;
    return {
        look,
        near ? QPointF(static_cast<double>(step->step) / perEpoch, figureOf(quantity, run, *step))
             : QPointF(epoch, kCurveReadoutNone),
        record != nullptr ? QPointF(record->epoch, figuresOf(quantity, run.result, *record).test)
                          : QPointF(epoch, kCurveReadoutNone)};
}

Readout::Row rowOfMean(const ExperimentModel& model, const CurveGroup& group, double epoch,
                       Quantity quantity) {
    const std::vector<const RunResult*> runs = soundRunsOf(model, group.runs);
    const auto at = static_cast<int>(epoch);
    const bool there = at >= 1 && at <= commonEpochOf(runs);
    const SeedMean mean = there ? meanAfter(runs, at, readerOf(quantity)) : SeedMean();
    return {group.look, QPointF(epoch, there ? mean.train.mean : kCurveReadoutNone),
            QPointF(epoch, there ? mean.test.mean : kCurveReadoutNone)};
}

bool isInGroup(const std::vector<CurveGroup>& groups, int run) {
    return std::ranges::any_of(
        groups, [run](const CurveGroup& group) { return std::ranges::count(group.runs, run) > 0; });
}

/// The cursor's place: the nearest whole epoch, or the nearest step of the run that is farthest.
struct CurveReadoutPlace {
    double epoch = 0;
    std::int64_t step = 0;  ///< 0 in the view by epoch
};

double lastStepOf(const ExperimentModel::Run& run) {
    return run.steps.empty() ? 0 : static_cast<double>(run.steps.back().step);
}

double lastEpochOf(const ExperimentModel::Run& run) {
    return run.result.epochs.empty() ? 0 : run.result.epochs.back().epoch;
}

std::optional<CurveReadoutPlace> placeNear(const ExperimentModel& model,
                                           const CurveOptions& options, double epoch) {
    const bool bySteps = options.abscissa == CurveOptions::Abscissa::Steps;
    double last = 0;
    double perEpoch = 1;
    for (int i = 0; i < model.runCount(); ++i) {
        const ExperimentModel::Run& run = model.run(i);
        if (!isShown(model, options, i)) {
            continue;
        }
        const double end = bySteps ? lastStepOf(run) : lastEpochOf(run);
        const double unit = bySteps ? static_cast<double>(run.stepsPerEpoch) : 1.0;
        if (end / unit > last) {
            last = end / unit;
            perEpoch = unit;
        }
    }
    if (last <= 0) {
        return {};
    }
    const double at = std::clamp(std::round(epoch * perEpoch), 1.0, std::round(last * perEpoch));
    return CurveReadoutPlace{at / perEpoch, bySteps ? std::llround(at) : 0};
}

QString titleOf(const CurveReadoutPlace& place) {
    return place.step == 0 ? say("Epoch %1").arg(place.epoch)
                           : say("Epoch %1, step %2")
                                 .arg(QString::number(place.epoch, 'f', 2), countText(place.step));
}

}  // namespace

std::optional<Readout> readoutAt(const ExperimentModel& model, const std::vector<CurveLook>& looks,
                                 const std::vector<CurveGroup>& groups, const CurveOptions& options,
                                 double epoch) {
    const std::optional<CurveReadoutPlace> place = placeNear(model, options, epoch);
    if (!place) {
        return {};
    }
    Readout readout{options.quantity, place->epoch, titleOf(*place), {}};
    for (const CurveGroup& group : groups) {
        readout.rows.push_back(rowOfMean(model, group, place->epoch, options.quantity));
    }
    for (const CurveLook& look : looks) {
        if (isShown(model, options, look.run) && !isInGroup(groups, look.run)) {
            const auto row = place->step == 0 ? rowByEpoch : rowByStep;
            readout.rows.push_back(row(model.run(look.run), look, place->epoch, options.quantity));
        }
    }
    std::ranges::stable_sort(readout.rows, std::greater(), [](const Readout::Row& row) {
        return std::isfinite(row.test.y()) ? row.test.y() : -1;
    });
    return readout;
}

double ReadoutCursor::column() const {
    return pane().width() < kNarrowPane ? kNarrowColumn : kColumn;
}

double ReadoutCursor::nameWidth() const {
    double widest = 0;
    for (const Readout::Row& row : m_readout->rows) {
        widest = std::max(widest, widthOf(row.look.name, textFont(kSmallSize)));
    }
    const double title = widthOf(m_readout->title, textFont(kCaptionSize));
    return std::ceil(std::max(widest + kCurveReadoutMarkerColumn, title));
}

QRectF ReadoutCursor::box() const {
    const double width = 2 * kCurveReadoutPadding + nameWidth() + 2 * column();
    const double height = kCurveReadoutPadding +
                          kCurveReadoutLine * (1.0 + static_cast<double>(m_readout->rows.size()));
    const double x = xOf(m_readout->epoch);
    QRectF box(x + kFromCursor, pane().top() + kCurveReadoutPadding, width, height);
    if (box.right() > pane().right() && x - kFromCursor - width >= pane().left()) {
        box.moveRight(x - kFromCursor);
    }
    box.moveLeft(
        std::clamp(box.left(), pane().left(), std::max(pane().left(), pane().right() - width)));
    if (box.intersects(m_obstacle)) {
        const bool below = m_obstacle.bottom() + 6 + height <= pane().bottom();
        const double above = std::max(pane().top(), m_obstacle.top() - 6 - height);
        box.moveTop(below ? m_obstacle.bottom() + 6 : above);
    }
    return box;
}

void ReadoutCursor::drawLine(QCPPainter& painter) const {
    const double x = xOf(m_readout->epoch);
    painter.setAntialiasing(false);
    painter.setPen(QPen(tokens().text, 1));
    if (x < m_obstacle.left() || x > m_obstacle.right()) {
        painter.drawLine(QPointF(x, pane().top()), QPointF(x, pane().bottom()));
        return;
    }
    painter.drawLine(QPointF(x, pane().top()), QPointF(x, m_obstacle.top()));
    painter.drawLine(QPointF(x, m_obstacle.bottom()), QPointF(x, pane().bottom()));
}

void ReadoutCursor::drawRings(QPainter& painter) const {
    painter.setClipRect(pane().adjusted(-kRing, -kRing, kRing, kRing));
    painter.setPen(QPen(tokens().text, 1.25));
    painter.setBrush(Qt::NoBrush);
    for (const Readout::Row& row : m_readout->rows) {
        for (const QPointF& point : {row.training, row.test}) {
            if (std::isfinite(point.y())) {
                painter.drawEllipse(QPointF(xOf(point.x()), yOf(point.y())), kRing, kRing);
            }
        }
    }
}

void ReadoutCursor::drawHeader(QPainter& painter, const QRectF& line) const {
    const QFont font = textFont(kCaptionSize);
    paintText(painter, line, Qt::AlignLeft, m_readout->title, font, tokens().muted);
    if (!isOfBoth(m_readout->quantity)) {
        return;
    }
    paintText(painter, line, Qt::AlignRight, say("test"), font, tokens().muted);
    paintText(painter, line.adjusted(0, 0, -column(), 0), Qt::AlignRight, say("train"), font,
              tokens().muted);
}

void ReadoutCursor::drawRow(QCPPainter& painter, const Readout::Row& row,
                            const QRectF& line) const {
    const QFont font = textFont(kSmallSize);
    paintMarker(painter, QPointF(line.left() + kCurveReadoutMarkerColumn / 4, line.center().y()),
                curveMarker(row.look, 1));
    paintText(painter, line.adjusted(kCurveReadoutMarkerColumn, 0, 0, 0), Qt::AlignLeft,
              row.look.name, font, tokens().text);
    const Quantity quantity = m_readout->quantity;
    if (isOfBoth(quantity)) {
        paintText(painter, line.adjusted(0, 0, -column(), 0), Qt::AlignRight,
                  textOf(quantity, row.training.y()), font, tokens().text);
    }
    paintText(painter, line, Qt::AlignRight, textOf(quantity, row.test.y()),
              bold(textFont(kSmallSize)), tokens().text);
}

void ReadoutCursor::draw(QCPPainter* painter) {
    if (!m_readout || m_readout->rows.empty() || !showsEpoch(m_readout->epoch)) {
        return;
    }
    drawLine(*painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->save();
    drawRings(*painter);
    painter->restore();

    const QRectF area = box();
    paintPanel(*painter, area, tokens().panel, tokens().control);
    QRectF line(area.left() + kCurveReadoutPadding, area.top() + kCurveReadoutPadding / 2,
                area.width() - 2 * kCurveReadoutPadding, kCurveReadoutLine);
    drawHeader(*painter, line);
    for (const Readout::Row& row : m_readout->rows) {
        line.translate(0, kCurveReadoutLine);
        drawRow(*painter, row, line);
    }
}

}  // namespace lab
