// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/AnswerBars.h"

#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/classify/Pictures.h"
#include "ui/theme/ColourMap.h"
#include "ui/theme/Fonts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kRows = 5;
constexpr int kAnswerBarsMostRow = 36;
constexpr int kLeastRow = 24;
constexpr int kAnswerBarsTall = 34;  // rows from here on have a thick bar
constexpr int kMapSide = 252;        // pixels of the blended map: nine for each of 28

QString shareText(double probability) {
    return AnswerBars::tr("%1 %").arg(percentText(100 * probability));
}

// Linear between the centres of the map's cells, as Grad-CAM's authors enlarge it.
double valueAt(const std::vector<float>& values, const QSize& size, double x, double y) {
    const auto clampTo = [](double at, int count) { return std::clamp(at, 0.0, count - 1.0); };
    const double column = clampTo(x * size.width() - 0.5, size.width());
    const double row = clampTo(y * size.height() - 0.5, size.height());
    const int left = std::min(static_cast<int>(column), std::max(0, size.width() - 2));
    const int top = std::min(static_cast<int>(row), std::max(0, size.height() - 2));
    const int right = std::min(left + 1, size.width() - 1);
    const int bottom = std::min(top + 1, size.height() - 1);
    const auto at = [&](int r, int c) {
        return static_cast<double>(values[static_cast<std::size_t>(r) * size.width() + c]);
    };
    const double h = column - left;
    const double v = row - top;
    return (1 - v) * ((1 - h) * at(top, left) + h * at(top, right)) +
           v * ((1 - h) * at(bottom, left) + h * at(bottom, right));
}

}  // namespace

// ---- Bars --------------------------------------------------------------------------------------

AnswerBars::AnswerBars(const Theme& theme, const QColor& colour, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_colour(colour) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void AnswerBars::setScores(const std::vector<ClassScore>& scores, const QString& otherwise) {
    m_scores = scores;
    m_otherwise = otherwise;
    m_hot = std::min(m_hot, static_cast<int>(scores.size()) - 1);
    QStringList words;
    for (const ClassScore& score : scores) {
        words << shortName(score.name) + " " + shareText(score.probability);
    }
    setAccessibleDescription(words.join(", "));
    update();
}

int AnswerBars::rowHeight() const {
    return std::clamp(height() / kRows, kLeastRow, kAnswerBarsMostRow);
}

int AnswerBars::rowAt(const QPoint& at) const {
    const int row = at.y() / rowHeight();
    return row >= 0 && row < static_cast<int>(m_scores.size()) ? row : -1;
}

void AnswerBars::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int row = rowHeight();
    const double bar = row >= kAnswerBarsTall ? 8 : 6;
    for (int i = 0; i < static_cast<int>(m_scores.size()); ++i) {
        const ClassScore& score = m_scores[static_cast<std::size_t>(i)];
        const QFont words = bold(sized(font(), kSmallSize), i == 0);
        painter.setFont(words);
        painter.setPen(i == m_hot ? tokens.accent : tokens.text);
        const QFontMetrics metrics(words);
        const QRect line(0, i * row, width(), row - static_cast<int>(bar) - 3);
        const QString share = shareText(score.probability);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, share);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(shortName(score.name), Qt::ElideRight,
                                            width() - metrics.horizontalAdvance(share) - 8));
        const QRectF track(0, line.bottom() + 2, width(), bar);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.track);
        painter.drawRoundedRect(track, bar / 2, bar / 2);
        QRectF filled = track;
        filled.setWidth(std::max(2.0, track.width() * score.probability));
        painter.setBrush(m_colour);
        painter.drawRoundedRect(filled, std::min(bar / 2, filled.width() / 2), bar / 2);
    }
    if (m_scores.empty()) {
        painter.setPen(tokens.muted);
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_otherwise);
    }
}

bool AnswerBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row >= 0) {
            QToolTip::showText(
                help->globalPos(),
                tr("%1\nClick: Grad-CAM for this class")
                    .arg(QString::fromStdString(m_scores[static_cast<std::size_t>(row)].name)),
                this);
        }
        return true;
    }
    return QWidget::event(event);
}

void AnswerBars::choose(int row) {
    if (row >= 0) {
        Q_EMIT classChosen(QString::fromStdString(m_scores[static_cast<std::size_t>(row)].name));
    }
}

void AnswerBars::mousePressEvent(QMouseEvent* event) {
    choose(rowAt(event->pos()));
}

void AnswerBars::mouseMoveEvent(QMouseEvent* event) {
    m_hot = rowAt(event->pos());
    update();
}

void AnswerBars::leaveEvent(QEvent* event) {
    m_hot = -1;
    update();
    QWidget::leaveEvent(event);
}

void AnswerBars::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_scores.size()) - 1;
    if (event->key() == Qt::Key_Down) {
        m_hot = std::min(last, m_hot + 1);
    } else if (event->key() == Qt::Key_Up) {
        m_hot = std::max(0, m_hot - 1);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
               event->key() == Qt::Key_Space) {
        choose(m_hot);
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

// ---- Heat map ----------------------------------------------------------------------------------

CamView::CamView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("camView");
}

void CamView::setMap(const QImage& input, const std::vector<float>& values, const QSize& mapSize,
                     const QString& caption) {
    m_caption = caption;
    m_input = {};
    if (!input.isNull()) {
        const auto way =
            input.width() < kMapSide ? Qt::FastTransformation : Qt::SmoothTransformation;
        m_input = input.convertToFormat(QImage::Format_RGB32)
                      .scaled(kMapSide, kMapSide, Qt::IgnoreAspectRatio, way);
    }
    m_heat = {};
    if (!values.empty()) {
        m_heat = QImage(kMapSide, kMapSide, QImage::Format_RGB32);
        for (int y = 0; y < kMapSide; ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_heat.scanLine(y));
            for (int x = 0; x < kMapSide; ++x) {
                line[x] =
                    magma(valueAt(values, mapSize, (x + 0.5) / kMapSide, (y + 0.5) / kMapSide));
            }
        }
    }
    setAccessibleName(caption);
    setToolTip(caption);
    blend();
}

void CamView::setOpacity(double opacity) {
    m_opacity = opacity;
    blend();
}

void CamView::blend() {
    m_shown = m_input;
    if (!m_heat.isNull() && !m_shown.isNull()) {
        QPainter painter(&m_shown);
        painter.setOpacity(m_opacity);
        painter.drawImage(0, 0, m_heat);
    }
    update();
}

void CamView::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    const int side = std::min(width(), height() - kCaption);
    const QRect place((width() - side) / 2, 0, side, side);
    painter.setPen(tokens.border);
    painter.setBrush(tokens.sunken);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
    if (!m_shown.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place.adjusted(1, 1, -1, -1), m_shown);
    }
    const QFont words = sized(font(), kCaptionSize);
    painter.setFont(words);
    painter.setPen(tokens.muted);
    painter.drawText(QRect(0, side + 2, width(), kCaption), Qt::AlignHCenter | Qt::AlignTop,
                     QFontMetrics(words).elidedText(m_caption, Qt::ElideRight, width()));
}

void CamView::contextMenuEvent(QContextMenuEvent* event) {
    if (m_shown.isNull()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy the picture")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setImage(m_shown); });
    menu->popup(event->globalPos());
}

}  // namespace lab
