// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

class QTimer;

namespace lab {

/// A thin moving line while something is at work, once it has been for a moment: what is quick
/// shows none. Its owner places it. GUI thread.
class BusyLine : public QProgressBar {
    Q_OBJECT

public:
    static constexpr int kHeight = 3;

    explicit BusyLine(QWidget* parent = nullptr);

    void setBusy(bool busy);

private:
    QTimer* m_soon;
};

}  // namespace lab
