// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QButtonGroup;

namespace lab {

/// Exclusive buttons with joined edges: one choice of a few, all in sight. The arrow keys move the
/// choice. GUI thread.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    struct Segment {
        QString objectName;
        QString text;
        QString toolTip;
    };

    SegmentedControl(const QString& accessibleName, const std::vector<Segment>& segments,
                     QWidget* parent = nullptr);

    int current() const;
    void setCurrent(int index);  ///< does not emit

Q_SIGNALS:
    void chosen(int index);  ///< by the person

private:
    QButtonGroup* m_group;
};

}  // namespace lab
