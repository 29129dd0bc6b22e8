// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSplitter>

namespace lab {

/// A splitter that remembers where its handle was left, under a key of the settings. A double click
/// on the handle puts it back to its usual place. GUI thread.
class Splitter : public QSplitter {
    Q_OBJECT

public:
    Splitter(Qt::Orientation orientation, const QString& objectName, const QString& settingsKey,
             QWidget* parent = nullptr);

    /// The usual sizes; 0 stands for whatever is left. Call after the widgets are in.
    void setUsualSizes(const QList<int>& sizes);
    void restoreUsual();

protected:
    QSplitterHandle* createHandle() override;
    void showEvent(QShowEvent* event) override;

private:
    QString m_key;
    QList<int> m_usual;
    bool m_placed = false;
};

}  // namespace lab
