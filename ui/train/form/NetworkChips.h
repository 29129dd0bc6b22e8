// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/train/form/ExperimentDraft.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QGridLayout;
class QMenu;
class QToolButton;

namespace lab {

class NetworkChip;
struct RunSign;

/// The networks of the form as chips in their colours: add one of the zoo, take one away, copy one
/// with another shortcut or width. Locked it only shows. GUI thread.
class NetworkChips : public QWidget {
    Q_OBJECT

public:
    explicit NetworkChips(const Theme& theme, QWidget* parent = nullptr);

    const std::vector<DraftNetwork>& networks() const { return m_networks; }
    void setNetworks(std::vector<DraftNetwork> networks);
    /// The form's width, which copies differ from.
    void setWidthOfForm(int width) { m_width = width; }
    /// Networks that are added take these settings, see inSettings(); else they are the zoo's.
    void setSettings(const NetworkSpec& common) { m_settings = common; }
    void setLocked(bool locked);

Q_SIGNALS:
    void changed();
    void hovered(int index);  ///< -1: none

private:
    /// "ResNet-34 A", with its own width "ResNet-34 w32", and "ResNet-34 zero" where a network that
    /// differs in its zeroed last norms stands next to it.
    QString titleOf(int index) const;
    std::vector<NetworkSpec> specs() const;
    std::vector<RunSign> signs() const;
    QString toolTipOf(int index) const;
    void rebuild();
    void rebuildAddMenu();
    void offerToAdd(QMenu* menu, const NetworkSpec& spec);
    void rebuildMoreMenu();
    void fillMenu(QMenu* menu, int index);
    void fillCopies(QMenu* menu, int index);
    void change(const std::function<void(std::vector<DraftNetwork>&)>& edit);

    const Theme& m_theme;
    std::vector<DraftNetwork> m_networks;
    int m_width = 16;
    std::optional<NetworkSpec> m_settings;
    bool m_locked = false;
    QGridLayout* m_grid;
    std::vector<NetworkChip*> m_chips;
    QWidget* m_tools;
    QToolButton* m_add;
    QToolButton* m_more;
};

}  // namespace lab
