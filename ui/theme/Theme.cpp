// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Theme.h"

#include "ui/theme/DesktopScheme.h"
#include "ui/theme/FocusHeirs.h"
#include "ui/theme/FocusRing.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Roles.h"
#include "ui/theme/Style.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QToolTip>
#include <QWidget>

namespace lab {

namespace {

void fillGroup(QPalette& palette, QPalette::ColorGroup group, const Tokens& t) {
    const bool disabled = group == QPalette::Disabled;
    const QColor text = disabled ? t.disabled : t.text;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, t.window},
        {QPalette::WindowText, text},
        {QPalette::Base, disabled ? t.sunken : t.panel},
        {QPalette::AlternateBase, t.sunken},
        {QPalette::Text, text},
        {QPalette::PlaceholderText, disabled ? t.disabled : t.muted},
        {QPalette::Button, disabled ? t.sunken : t.button},
        {QPalette::ButtonText, text},
        {QPalette::BrightText, t.onAccent},
        {QPalette::ToolTipBase, t.panel},
        {QPalette::ToolTipText, t.text},
        {QPalette::Highlight, disabled ? t.track : t.accentFill},
        {QPalette::HighlightedText, disabled ? t.disabled : t.onAccent},
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
        {QPalette::Accent, disabled ? t.track : t.accentFill},
#endif
        {QPalette::Link, t.accent},
        {QPalette::LinkVisited, t.accent},
        {QPalette::Light, t.panel},
        {QPalette::Midlight, t.hover},
        {QPalette::Mid, t.border},
        {QPalette::Dark, t.control},
        {QPalette::Shadow, t.border},
    };
    for (const auto& [role, colour] : roles) {
        palette.setColor(group, role, colour);
    }
}

QPalette paletteOf(const Tokens& tokens) {
    QPalette palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        fillGroup(palette, group, tokens);
    }
    return palette;
}

}  // namespace

Theme::Theme(QApplication& application, ColourScheme scheme)
    : m_desktop(new DesktopScheme(application, this)), m_scheme(scheme) {
    QApplication::setStyle(new Style(m_tokens));
    QApplication::setFont(sized(QApplication::font(), kBodySize));
    new FocusHeirs(application, this);
    new FocusRing(application, this);
    connect(m_desktop, &DesktopScheme::changed, this, [this] {
        if (m_scheme == ColourScheme::System) {
            apply();
        }
    });
    paintIn(isDark() ? darkTokens() : lightTokens());
}

Theme::~Theme() {
    QApplication::setStyle(QStyleFactory::create("Fusion"));  // ours paints from our tokens
    QApplication::setPalette(QPalette());
}

void Theme::followDesktop() {
    m_desktop->askPortal();
}

void Theme::setScheme(ColourScheme scheme) {
    m_scheme = scheme;
    apply();
}

void Theme::apply() {
    const bool dark = isDark();
    if (dark != m_tokens.dark) {
        paintIn(dark ? darkTokens() : lightTokens());
        Q_EMIT changed();
    }
}

bool Theme::isDark() const {
    return m_scheme == ColourScheme::Dark ||
           (m_scheme == ColourScheme::System && m_desktop->isDark());
}

void Theme::paintIn(const Tokens& tokens) {
    m_tokens = tokens;
    const QPalette palette = paletteOf(m_tokens);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    for (QWidget* widget : QApplication::allWidgets()) {
        applyRole(*widget, m_tokens);
    }
}

}  // namespace lab
