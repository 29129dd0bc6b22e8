// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Zoo.h"
#include "tests/support/Golden.h"
#include "tests/ui/train/TrainBench.h"
#include "ui/diagram/NetworkDiagram.h"
#include "ui/networks/ErrorChart.h"
#include "ui/networks/FactTable.h"
#include "ui/networks/NetworkControls.h"
#include "ui/networks/NetworkTables.h"
#include "ui/networks/NetworksPage.h"

#include <QComboBox>

namespace lab::test {

/// torchvision's own counts.
inline double goldenCount(const char* model, const char* what) {
    return golden().at("models").at(model).at(what).get<double>();
}

/// The whole window on its Networks page, driven by object names.
class NetworksBench : public TrainBench {
public:
    explicit NetworksBench(QSize size = {1280, 800}, ColourScheme scheme = ColourScheme::Light)
        : TrainBench(size, scheme) {
        click("railNetworks");
        QTest::qWait(30);
    }

    NetworksPage& networks() { return find<NetworksPage>("networksPage"); }
    NetworkDiagram& diagram() { return find<NetworkDiagram>("networkDiagram"); }
    FactTable& layers() { return find<FactTable>("layerTable"); }
    NetworkControls& controls(int network) {
        return find<NetworkControls>(QString("controls%1").arg(network));
    }
    const NetworkSpec& spec(int network) { return networks().pair().networks[network]; }

    /// Chooses an item of a combo box as a person's keys would, wherever it stands in the list.
    void pick(const QString& name, const QString& item) {
        auto& combo = find<QComboBox>(name);
        const int wanted = combo.findText(item);
        if (wanted < 0 || !combo.isVisible()) {
            throw std::runtime_error(name.toStdString() + " does not offer " + item.toStdString());
        }
        combo.setFocus();
        while (combo.currentIndex() != wanted) {
            const int before = combo.currentIndex();
            QTest::keyClick(&combo, before < wanted ? Qt::Key_Down : Qt::Key_Up);
            if (combo.currentIndex() == before) {
                throw std::runtime_error(name.toStdString() + " does not move");
            }
        }
    }

    void clickUnit(const QString& key, int network) {
        const QRectF place = diagram().unitRect(unit(key), network);
        if (place.isEmpty()) {
            throw std::runtime_error(key.toStdString() + " is not in the diagram");
        }
        QTest::mouseClick(diagram().viewport(), Qt::LeftButton, Qt::NoModifier,
                          place.center().toPoint());
    }
    void key(int key) {
        diagram().setFocus();
        QTest::keyClick(&diagram(), static_cast<Qt::Key>(key));
    }
    int unit(const QString& key) { return compareNetworks(networks().pair()).unitNamed(key); }
    /// The rows that are tinted in the layer table: their first cells.
    QStringList selectedLayers() {
        QStringList keys;
        const QAbstractItemModel& model = *layers().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            if (index.data(FactTableModel::UnitRole).toInt() == layers().selectedUnit()) {
                keys << index.data().toString();
            }
        }
        return keys;
    }
};

}  // namespace lab::test
