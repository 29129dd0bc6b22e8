#pragma once

#include <QColor>
#include <QObject>

class QApplication;

namespace lab {

class DesktopScheme;

/// Every colour of the window, in one struct; no colour literal stands elsewhere. The values and
/// their uses are those of the mock-ups' table.
struct Tokens {
    bool dark = false;
    QColor window, rail, panel, sunken, plot, border, grid, control, button, hover, track;
    QColor text, muted, disabled, accent, accentFill, onAccent, tint;
    QColor success, onSuccess, warning, onWarning, error, onError;
};

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
    /// Repaints everything once; System follows the desktop.
    void setScheme(ColourScheme scheme);
    /// Asks the desktop once more, over its bus. When the window is on the screen.
    void followDesktop();

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& m_application;
    DesktopScheme* m_desktop;
    ColourScheme m_scheme = ColourScheme::System;
    Tokens m_tokens;
};

}  // namespace lab
