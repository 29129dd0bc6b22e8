// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/intake/DropReader.h"

#include <QObject>
#include <QPoint>

class QWidget;

namespace lab {

/// Lets a page take pictures, folders and weights that are dragged onto it, always as a copy. A
/// drag is taken even where it cannot be used: so the page hears when it leaves, and can say why.
/// GUI thread.
class DropTarget : public QObject {
    Q_OBJECT

public:
    explicit DropTarget(QWidget* page);
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void entered(const DropOffer& offer);
    /// Nothing is held over the page any more; before dropped() as well.
    void left();
    void dropped(const QMimeData& data, const QPoint& at);
};

}  // namespace lab
