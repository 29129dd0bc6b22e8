// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/Tones.h"
#include "ui/theme/Theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <map>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace lab {

class IconLabel;

/// What a banner says and offers.
struct BannerContent {
    Tone tone = Tone::Info;
    QString text = {};
    QString action = {};                  ///< text of the button; empty: none
    std::function<void()> onAction = {};  ///< the banner goes when it is pressed
    int seconds = 0;                      ///< until it goes by itself; 0: stays
    std::function<void()> onGone = {};    ///< when it went by itself or by its cross
};

/// A sentence in the page with its remedy next to it; never a modal box. GUI thread.
class Banner : public QFrame {
    Q_OBJECT

public:
    Banner(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    void setContent(BannerContent content);
    /// What it needs for its text to stand on one line.
    int widthOnOneLine() const;
    /// Lets it stay while somebody is at it.
    bool isInUse() const;

Q_SIGNALS:
    void gone();

private:
    void leave();
    void leaveInTime();

    BannerContent m_content;
    IconLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
    QTimer* m_timer;
};

/// Banners one below the other, each known by a name: the same name replaces. Takes no room while
/// there is none. What goes by itself lies over the page's foot instead, one at a time, so that
/// nothing moves under the pointer. GUI thread.
class BannerStack : public QWidget {
    Q_OBJECT

public:
    explicit BannerStack(const Theme& theme, QWidget* parent = nullptr);

    void showBanner(const QString& name, BannerContent content);
    void dismiss(const QString& name);
    bool isShown(const QString& name) const {
        return m_banners.contains(name) || (m_passing && m_passingName == name);
    }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showPassing(const QString& name, BannerContent content);
    void placePassing();
    void dropPassing();
    QWidget* page() const;

    const Theme& m_theme;
    QVBoxLayout* m_column;
    std::map<QString, Banner*> m_banners;
    QString m_passingName;
    QPointer<QWidget> m_passing;  ///< lies over the page
};

}  // namespace lab
