// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

class QApplication;
class QWidget;

namespace lab {

/// Where the focus goes when the widget that has it hides, is disabled or is deleted: to the first
/// of its heirs that can take it, else to the nearest panel or page around it that can. Qt alone
/// would hand it to the next in the tab order, so that after Pause the space bar stopped
/// everything. One for the application. GUI thread.
class FocusHeirs : public QObject {
    Q_OBJECT

public:
    explicit FocusHeirs(QApplication& application, QObject* parent = nullptr);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void handleFocus(QWidget& widget, QEvent& event);
    void handleHiding(const QWidget& widget);
    void remember(QWidget& widget);
    bool isInActiveWindow() const;  ///< who had it last
    void lose();
    void settle();
    QWidget* heir() const;

    std::vector<QPointer<QWidget>> m_path;  ///< who has the focus, and what is around it
    QStringList m_names;                    ///< its heirs
    QPointer<QWidget> m_taker;              ///< whom Qt gave it to
    bool m_lost = false;
    bool m_byKeyboard = false;  ///< the last thing that the person did
};

/// Names, by object name, who has the focus when `widget` can have it no longer: what takes its
/// place first. The nearest of a name counts.
void setFocusHeirs(QWidget& widget, const QStringList& names);

}  // namespace lab
