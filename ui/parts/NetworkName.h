// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace lab {

/// A network's sign and its name, which is cut where it does not fit. GUI thread.
class NetworkName : public QWidget {
    Q_OBJECT

public:
    explicit NetworkName(QWidget* parent = nullptr);

    void setNetwork(const NetworkSpec& network, const QString& title);
    void setRight(bool right) { m_right = right; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    NetworkSpec m_network;
    QString m_title;
    bool m_right = false;
};

}  // namespace lab
