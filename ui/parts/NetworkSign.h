// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <QWidget>

namespace lab {

/// A network's colour and marker as a small square. GUI thread.
class NetworkSign : public QWidget {
public:
    /// side: in logical pixels.
    NetworkSign(int side, QWidget* parent);
    void setNetwork(const NetworkSpec& network);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    NetworkSpec m_network;
};

}  // namespace lab
