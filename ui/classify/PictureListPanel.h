// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureModel.h"
#include "ui/theme/Icons.h"

#include <QFrame>
#include <QListView>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace lab {

class ChoiceField;

/// The list itself: rows with thumbnail, name and how the answers stand. Delete takes the selected
/// ones away, Ctrl+C copies their answers, ← and → step. GUI thread.
class PictureListView : public QListView {
    Q_OBJECT

public:
    PictureListView(const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void removeRequested();
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

/// The panel of dropped pictures: how many, the filter, the list, progress. GUI thread.
class PictureListPanel : public QFrame {
    Q_OBJECT

public:
    PictureListPanel(const Theme& theme, PictureModel& pictures, PictureFilter& filter,
                     QWidget* parent = nullptr);

    int current() const;  ///< the picture's id; 0: none
    void setCurrent(int id);
    std::set<int> selected() const;
    void step(int direction);
    void showAll();  ///< the filter's first entry
    /// What the filter's last entry says; empty: there is none.
    void setCellText(const QString& text);
    void setUndo(bool there);
    struct Progress {
        bool busy = false;
        bool stopped = false;
        int done = 0;
        int all = 0;
    };
    void setProgress(const Progress& progress);

Q_SIGNALS:
    void currentChanged(int id);
    void removeRequested(const std::set<int>& ids);
    void clearRequested();
    void undoRequested();
    void copyRequested(const std::set<int>& ids);
    void cancelRequested();
    void goOnRequested();

private:
    void choose(const QModelIndex& index);
    QToolButton* tool(const QString& name, Icon which, const QString& toolTip);
    QWidget* buildHead();
    QWidget* buildFoot();
    void tell();

    const Theme& m_theme;
    PictureModel& m_pictures;
    PictureFilter& m_filter;
    QLabel* m_count;
    QToolButton* m_undo;
    QToolButton* m_clear;
    ChoiceField* m_show;
    PictureListView* m_list;
    QWidget* m_foot;
    QLabel* m_what;
    QLabel* m_share;
    QProgressBar* m_bar;
    QToolButton* m_stop;
    int m_current = 0;
};

}  // namespace lab
