// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/StyleSheet.h"

#include <utility>

namespace lab {

namespace {

// @name stands for a token.
constexpr auto kSheet = R"(
QToolTip { background: @panel; color: @text; border: 1px solid @control; padding: 4px 6px; }

QFrame[panel="true"] { background: @panel; border: 1px solid @border; border-radius: 6px; }
QFrame[panel="sunken"] { background: @sunken; border: 1px solid @border; border-radius: 4px; }

QFrame[tone] { background: @panel; border: 1px solid @border; border-left: 4px solid @accent;
               border-radius: 6px; }
QFrame[tone="success"] { background: @onSuccess; border: 1px solid @success;
                         border-left: 4px solid @success; }
QFrame[tone="warning"] { background: @onWarning; border: 1px solid @warning;
                         border-left: 4px solid @warning; }
QFrame[tone="error"] { background: @onError; border: 1px solid @error;
                       border-left: 4px solid @error; }

QFrame[choice] { border-radius: 4px; }
QFrame[choice="right"] { background: @onSuccess; }
QFrame[choice="wrong"] { background: @onError; }
QFrame[answer="right"] { background: @sunken; border: none; border-left: 3px solid @success; }
QFrame[answer="wrong"] { background: @sunken; border: none; border-left: 3px solid @error; }

QLabel[role="title"] { font-size: 20px; font-weight: bold; }
QLabel[role="verdict"] { font-size: 16px; font-weight: bold; }
QLabel[role="group"] { font-weight: bold; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: 12px; }
QLabel[role="caption"] { color: @muted; font-size: 11px; }
QLabel[role="success"] { color: @success; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="error"] { color: @error; font-size: 12px; }

QWidget#rail { background: @rail; border: none; border-right: 1px solid @border; }
QToolButton[rail="true"] { background: transparent; border: none; border-left: 3px solid transparent;
                           border-right: 3px solid transparent; color: @muted; font-size: 12px; }
QToolButton[rail="true"]:hover { background: @hover; color: @text; }
QToolButton[rail="true"]:checked { background: @tint; border-left-color: @accent; color: @accent;
                                   font-weight: bold; }

QToolButton[fold="true"] { color: @muted; font-size: 12px; border: none; padding: 0px 2px; }
QToolButton[fold="true"]:hover { color: @text; }
QToolButton[segment] { background: @button; border: 1px solid @control; color: @text;
                       padding: 0 10px; min-height: 26px; max-height: 26px; }
QToolButton[segment="first"] { border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QToolButton[segment="middle"] { border-left: none; }
QToolButton[segment="last"] { border-left: none; border-top-right-radius: 4px;
                              border-bottom-right-radius: 4px; }
QToolButton[segment]:hover { background: @hover; }
QToolButton[segment]:checked { background: @tint; color: @accent; font-weight: bold;
                               border-color: @accent; }
QToolButton[segment]:disabled { color: @disabled; }

QTabBar[underlined="true"]::tab { background: transparent; color: @muted; border: none;
    border-bottom: 2px solid transparent; padding: 8px 12px 7px 12px; margin-right: 6px; }
QTabBar[underlined="true"]::tab:hover { color: @text; background: @hover; }
QTabBar[underlined="true"]::tab:selected { color: @text; font-weight: bold;
                                           border-bottom-color: @accent; }

QWidget#statusStrip { background: @rail; border: none; border-top: 1px solid @border; }
QWidget#statusStrip QLabel { color: @muted; font-size: 12px; }
)";

using Token = std::pair<const char*, QColor Tokens::*>;

// Longer names first where one begins another.
constexpr Token kTokens[] = {
    {"@accentFill", &Tokens::accentFill},
    {"@accent", &Tokens::accent},
    {"@onAccent", &Tokens::onAccent},
    {"@onSuccess", &Tokens::onSuccess},
    {"@onWarning", &Tokens::onWarning},
    {"@onError", &Tokens::onError},
    {"@success", &Tokens::success},
    {"@warning", &Tokens::warning},
    {"@error", &Tokens::error},
    {"@window", &Tokens::window},
    {"@rail", &Tokens::rail},
    {"@panel", &Tokens::panel},
    {"@sunken", &Tokens::sunken},
    {"@border", &Tokens::border},
    {"@control", &Tokens::control},
    {"@button", &Tokens::button},
    {"@hover", &Tokens::hover},
    {"@track", &Tokens::track},
    {"@text", &Tokens::text},
    {"@muted", &Tokens::muted},
    {"@disabled", &Tokens::disabled},
    {"@tint", &Tokens::tint},
};

}  // namespace

QString styleSheetOf(const Tokens& tokens) {
    QString sheet = QString::fromUtf8(kSheet);
    for (const auto& [name, colour] : kTokens) {
        sheet.replace(QLatin1String(name), (tokens.*colour).name());
    }
    return sheet;
}

}  // namespace lab
