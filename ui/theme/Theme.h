// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QColor>
#include <QObject>

class QApplication;

namespace lab {

class DesktopScheme;

enum class ColourScheme { System, Light, Dark };

/// Light and dark palettes on the Fusion style. One object a program, made by main and passed on.
/// GUI thread.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& application, ColourScheme scheme = ColourScheme::System);
    ~Theme() override;  ///< gives the application back as it was

    const Tokens& tokens() const { return m_tokens; }
    ColourScheme scheme() const { return m_scheme; }
    /// Repaints everything once where the colours become others; System follows the desktop.
    void setScheme(ColourScheme scheme);
    /// Asks the desktop once more, over its bus. When the window is on the screen.
    void followDesktop();

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool isDark() const;
    void paintIn(const Tokens& tokens);

    DesktopScheme* m_desktop;
    ColourScheme m_scheme = ColourScheme::System;
    Tokens m_tokens;
};

}  // namespace lab
