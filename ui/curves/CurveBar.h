// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurvePlot.h"
#include "ui/theme/Icons.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QMenu;
class QToolButton;

namespace lab {

class SegmentedControl;

/// The tools over the curves: what they show, arrangement, abscissa, view options, Follow, copy and
/// export. Narrow bars move the check boxes into a menu. What was chosen is remembered. GUI thread.
class CurveBar : public QWidget {
    Q_OBJECT

public:
    CurveBar(const Theme& theme, CurvePlot& plot, QWidget* parent = nullptr);

    /// What files are called when the person does not say: "lesson".
    void setFileName(const QString& name) { m_fileName = name; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void failed(const QString& sentence);  ///< a figure could not be written
    void exported(const QString& file);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Option {
        QString name;  ///< object name and settings key
        QCheckBox* box = nullptr;
        QAction* action = nullptr;
        bool isOffered = true;  ///< there is something that it changes
    };

    QCheckBox* addOption(const QString& name, const QString& text, const QString& toolTip,
                         const std::function<void(bool)>& apply, bool usual = false);
    void offer(const QString& name, bool offered);
    void showOptions();
    QToolButton* toolButton(const QString& name, Icon which, const QString& toolTip);
    void buildQuantity();
    void buildSegments();
    void buildOptions();
    void buildTools();
    void addExport(QMenu* menu, const QString& suffix, const QString& text);
    void exportAs(const QString& suffix);
    int fullWidth() const;

    const Theme& m_theme;
    CurvePlot& m_plot;
    QString m_fileName = "curves";
    QComboBox* m_quantity;
    SegmentedControl* m_arrangement;
    SegmentedControl* m_abscissa;
    std::vector<Option> m_options;
    QToolButton* m_view;
    QToolButton* m_follow;
};

}  // namespace lab
