// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Icons.h"

#include "ui/theme/AppIcon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

namespace lab {

namespace {

constexpr double kGrid = 24;
constexpr double kStroke = 1.75;
constexpr double kLeastStroke = 1.2;  // logical pixels, for 16 px icons

QColor colourOf(Ink ink, const Tokens& t) {
    switch (ink) {
        case Ink::Muted:
            return t.muted;
        case Ink::Text:
            return t.text;
        case Ink::Accent:
            return t.accent;
        case Ink::OnAccent:
            return t.onAccent;
        case Ink::Success:
            return t.success;
        case Ink::Warning:
            return t.warning;
        case Ink::Error:
            return t.error;
    }
    return t.text;
}

// By Icon.
constexpr const char* kIconNames[] = {
    "lesson", "train",     "networks",     "inspect",    "settings",      "help",         "play",
    "pause",  "stop",      "resume",       "pin",        "remove",        "more",         "add",
    "copy",   "export",    "follow",       "check",      "success",       "info",         "warning",
    "error",  "clock",     "lock",         "document",   "new",           "list",         "chip",
    "memory", "duplicate", "chevron-down", "chevron-up", "chevron-right", "chevron-left", "first",
    "last",   "close",     "fit",          "folder",     "refresh",       "undo",         "rename",
    "delete", "classify",  "upload",       "search"};
static_assert(std::size(kIconNames) == kIconCount);

// As the file has it, with this colour and stroke in it.
QByteArray drawingOf(Icon which, const QColor& colour, double stroke) {
    loadResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(kIconNames[static_cast<int>(which)]));
    file.open(QIODevice::ReadOnly);
    return file.readAll()
        .replace("currentColor", colour.name().toLatin1())
        .replace("stroke-width=\"1.75\"", "stroke-width=\"" + QByteArray::number(stroke) + '"');
}

class Engine : public QIconEngine {
public:
    Engine(Icon which, const Tokens& tokens, Ink ink)
        : m_which(which), m_tokens(tokens), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const int side = std::min(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0,
                            rect.y() + (rect.height() - side) / 2.0, side, side);
        paintIcon(*painter, square, m_which, colour(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("ResNetLab"); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const {
        if (mode == QIcon::Disabled) {
            return m_tokens.disabled;
        }
        if (m_ink != Ink::Muted) {
            return colourOf(m_ink, m_tokens);
        }
        if (state == QIcon::On) {
            return m_tokens.accent;
        }
        return mode == QIcon::Normal ? m_tokens.muted : m_tokens.text;
    }

    Icon m_which;
    const Tokens& m_tokens;
    Ink m_ink;
};

}  // namespace

QIcon icon(Icon which, const Tokens& tokens, Ink ink) {
    return QIcon(new Engine(which, tokens, ink));
}

void paintIcon(QPainter& painter, const QRectF& where, Icon which, const QColor& colour) {
    const double stroke = std::max(kStroke, kLeastStroke * kGrid / where.width());
    // Reading one takes as long as painting it. There are few colours and sizes.
    static std::map<std::tuple<Icon, QRgb, double>, std::unique_ptr<QSvgRenderer>> read;
    std::unique_ptr<QSvgRenderer>& drawing = read[{which, colour.rgb(), stroke}];
    if (drawing == nullptr) {
        drawing = std::make_unique<QSvgRenderer>(drawingOf(which, colour, stroke));
    }
    drawing->render(&painter, where);
}

}  // namespace lab
