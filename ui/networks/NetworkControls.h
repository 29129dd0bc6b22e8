// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace lab {

class ChoiceField;
class NetworkSign;
class TextField;
class TotalsText;

/// What one of the two networks is: family, depth or a list of blocks, shortcut, stem, width,
/// stride, groups and the last batch norm's start as fields, and what it costs. Fields that find no
/// room stand in the menu, with all others. GUI thread.
class NetworkControls : public QWidget {
    Q_OBJECT

public:
    /// `index`: 0 the first network, 1 the second; ends the fields' object names.
    NetworkControls(const Theme& theme, int index, QWidget* parent = nullptr);

    void showComparison(const NetworkComparison& comparison);
    /// What the last change did: "Shortcut B to C: +2.9 % parameters, …". Empty: how the network
    /// compares with the other one. `brief` stands where the line is too short.
    void setChange(const QString& text, const QString& brief);
    /// With the totals below the fields, where two of these share a line.
    void setStacked(bool stacked);
    QString totals() const;
    QString delta() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

Q_SIGNALS:
    void changed(const NetworkSpec& spec);  ///< by the person
    void refused(const QString& sentence);  ///< what is wrong with the blocks that were typed
    void resetRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Choice {
        QString title;
        ChoiceField* field;
        bool offered = true;  ///< the network has this choice
    };

    using Turn = std::function<NetworkSpec(const QVariant&)>;
    using Change = std::function<void(NetworkSpec&, const QVariant&)>;

    ChoiceField* addField(const QString& name, const QString& title, const QString& toolTip,
                          const Turn& apply);
    Turn withChange(Change change);
    void addFields();
    void addOrderFields();
    void addBlocks();
    void askForBlocks();
    void takeBlocks();
    void fill();
    void fillMenu(QMenu* menu);
    void choose(ChoiceField* field, const QVariant& value);
    void adaptToWidth();

    const Theme& m_theme;
    int m_index;
    bool m_stacked = false;
    QBoxLayout* m_all;
    QHBoxLayout* m_fields;
    NetworkSpec m_spec;
    QString m_against;
    QString m_againstBrief;
    NetworkSign* m_sign;
    std::vector<Choice> m_choices;
    ChoiceField* m_family;
    ChoiceField* m_depth;
    ChoiceField* m_order;
    ChoiceField* m_shortcut;
    ChoiceField* m_stride;
    ChoiceField* m_stem;
    ChoiceField* m_width;
    ChoiceField* m_groups;
    ChoiceField* m_start;
    TextField* m_blocks = nullptr;
    bool m_typing = false;     ///< the person has chosen "Own…" and not given a list yet
    bool m_ownBlocks = false;  ///< the list is shown
    QToolButton* m_more;
    TotalsText* m_text;
};

}  // namespace lab
