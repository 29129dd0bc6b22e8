// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace lab {

/// The ring around whatever the keyboard has focused, outside the control, so that no widget draws
/// one itself. A click shows none; lists and figures mark what is current inside. GUI thread.
class FocusRing : public QObject {
    Q_OBJECT

public:
    FocusRing(QApplication& application, QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(QWidget* around);
    void hide();

    QPointer<QFocusFrame> m_frame;
};

}  // namespace lab
