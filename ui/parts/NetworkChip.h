// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>

class QToolButton;

namespace lab {

/// One network of the form: its sign, its name and a cross. Space, Enter, a click or the menu key
/// ask for its menu, Delete takes it away. GUI thread.
class NetworkChip : public QAbstractButton {
    Q_OBJECT

public:
    NetworkChip(const Theme& theme, const NetworkSpec& network, const QString& title,
                QWidget* parent = nullptr);

    /// Another colour and shape than the network's own.
    void setSign(const QColor& colour, Marker marker);
    void setLocked(bool locked);
    QSize sizeHint() const override { return {116, 28}; }

Q_SIGNALS:
    void removeRequested();
    void menuRequested();
    void hovered(bool inside);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const Theme& m_theme;
    QColor m_colour;
    Marker m_marker;
    QToolButton* m_cross;
    bool m_locked = false;
};

}  // namespace lab
