// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Roles.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/StyleParts.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVariant>

#include <algorithm>
#include <string_view>

namespace lab {

namespace {

using TokenColour = QColor Tokens::*;

struct TextRole {
    std::string_view name;
    int size = 0;  ///< in pixels; 0: the label's own
    bool isBold = false;
    TokenColour colour = nullptr;  ///< none: the text's
};

constexpr TextRole kTextRoles[] = {
    {.name = "title", .size = kTitleSize, .isBold = true},
    {.name = "verdict", .size = kVerdictSize, .isBold = true},
    {.name = "group", .isBold = true},
    {.name = "body", .size = kBodySize},
    {.name = "muted", .colour = &Tokens::muted},
    {.name = "small", .size = kSmallSize, .colour = &Tokens::muted},
    {.name = "caption", .size = kCaptionSize, .colour = &Tokens::muted},
    {.name = "success", .colour = &Tokens::success},
    {.name = "warning", .colour = &Tokens::warning},
    {.name = "error", .size = kSmallSize, .colour = &Tokens::error},
};

struct FrameGround {
    std::string_view property;
    std::string_view value;
    TokenColour fill;
    TokenColour edge = nullptr;  ///< one pixel all around; none: no edge
    TokenColour mark = nullptr;  ///< along the left side
    int markWidth = 0;
    double radius = 0;
};

constexpr int kToneMark = 4;
constexpr int kAnswerMark = 3;

constexpr FrameGround tone(std::string_view value, TokenColour fill, TokenColour edge,
                           TokenColour mark) {
    return {.property = "tone",
            .value = value,
            .fill = fill,
            .edge = edge,
            .mark = mark,
            .markWidth = kToneMark,
            .radius = 6};
}

// A later one covers an earlier one.
constexpr FrameGround kFrameGrounds[] = {
    {.property = "panel",
     .value = "true",
     .fill = &Tokens::panel,
     .edge = &Tokens::border,
     .radius = 6},
    {.property = "panel",
     .value = "sunken",
     .fill = &Tokens::sunken,
     .edge = &Tokens::border,
     .radius = 4},
    tone("info", &Tokens::panel, &Tokens::border, &Tokens::accent),
    tone("success", &Tokens::onSuccess, &Tokens::success, &Tokens::success),
    tone("warning", &Tokens::onWarning, &Tokens::warning, &Tokens::warning),
    tone("error", &Tokens::onError, &Tokens::error, &Tokens::error),
    {.property = "choice", .value = "right", .fill = &Tokens::onSuccess, .radius = 4},
    {.property = "choice", .value = "wrong", .fill = &Tokens::onError, .radius = 4},
    {.property = "answer",
     .value = "right",
     .fill = &Tokens::sunken,
     .mark = &Tokens::success,
     .markWidth = kAnswerMark},
    {.property = "answer",
     .value = "wrong",
     .fill = &Tokens::sunken,
     .mark = &Tokens::error,
     .markWidth = kAnswerMark},
};

const FrameGround* groundOf(const QWidget* widget) {
    const FrameGround* found = nullptr;
    if (widget == nullptr || widget->dynamicPropertyNames().isEmpty()) {
        return found;
    }
    for (const FrameGround& ground : kFrameGrounds) {
        if (widget->property(ground.property.data()).toString().toStdString() == ground.value) {
            found = &ground;
        }
    }
    return found;
}

}  // namespace

void applyRole(QWidget& widget, const Tokens& tokens) {
    auto* label = qobject_cast<QLabel*>(&widget);
    if (label == nullptr) {
        return;
    }
    const std::string name = label->property("role").toString().toStdString();
    const auto* role = std::ranges::find(kTextRoles, name, &TextRole::name);
    if (role == std::end(kTextRoles)) {
        return;
    }
    QFont font = label->font();
    if (role->size > 0) {
        font = sized(font, role->size);
    }
    if (role->isBold) {
        font = bold(font);
    }
    label->setFont(font);
    QPalette palette;  // the rest comes from the parent
    if (role->colour != nullptr) {
        palette.setColor(QPalette::WindowText, tokens.*role->colour);
    }
    label->setPalette(palette);
}

bool hasGround(const QWidget* widget) {
    return groundOf(widget) != nullptr;
}

std::optional<QMargins> groundMargins(const QWidget* widget) {
    const FrameGround* ground = groundOf(widget);
    if (ground == nullptr) {
        return std::nullopt;
    }
    const int edge = ground->edge != nullptr ? 1 : 0;
    return QMargins(std::max(edge, ground->markWidth), edge, edge, edge);
}

bool paintGround(QPainter& painter, const QRect& rect, const QWidget* widget,
                 const Tokens& tokens) {
    const FrameGround* ground = groundOf(widget);
    if (ground == nullptr) {
        return false;
    }
    const QColor fill = tokens.*ground->fill;
    paintBox(painter, rect, fill, ground->edge != nullptr ? tokens.*ground->edge : fill,
             ground->radius);
    if (ground->mark != nullptr) {
        QPainterPath shape;
        shape.addRoundedRect(rect, ground->radius, ground->radius);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(shape);
        painter.fillRect(QRect(rect.left(), rect.top(), ground->markWidth, rect.height()),
                         tokens.*ground->mark);
        painter.restore();
    }
    return true;
}

}  // namespace lab
