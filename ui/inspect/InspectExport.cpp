// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectExport.h"

#include "core/base/platform/Files.h"
#include "core/trace/TraceReport.h"
#include "ui/plots/FigureExport.h"
#include "ui/theme/Icons.h"

#include <QMenu>
#include <nlohmann/json.hpp>

namespace lab {

InspectExport::InspectExport(const Theme& theme, QWidget* parent) : QToolButton(parent) {
    setObjectName("inspectExport");
    setText(tr("Export"));
    setIcon(lab::icon(Icon::Export, theme.tokens(), Ink::Text));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setFixedHeight(32);
    setToolTip(tr("What is shown as a picture, or the figures of all blocks"));
    auto* menu = new QMenu(this);
    const std::pair<QString, QString> formats[] = {{"png", tr("Picture of both networks, PNG…")},
                                                   {"csv", tr("Figures of all blocks, CSV…")},
                                                   {"json", tr("Figures of all blocks, JSON…")}};
    for (const auto& [suffix, text] : formats) {
        QAction* action = menu->addAction(text);
        action->setObjectName("inspectExport-" + suffix);
        connect(action, &QAction::triggered, this,
                [this, suffix = suffix] { Q_EMIT wanted(suffix); });
    }
    setMenu(menu);
    setEnabled(false);
}

void writeInspection(const QString& file, const QString& suffix, const InspectPass& pass,
                     QWidget& picture) {
    if (suffix == "png") {
        writeFigure(file, pngOf(picture.grab().toImage()));
        return;
    }
    std::vector<const Trace*> traces;
    for (const auto& trace : pass.traces) {
        if (trace) {
            traces.push_back(trace.get());
        }
    }
    std::string text;
    if (suffix == "csv") {
        text = traceCsv(traces);
    } else {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const Trace* trace : traces) {
            json.push_back(traceJson(*trace));
        }
        const auto replace = nlohmann::ordered_json::error_handler_t::replace;
        text = json.dump(2, ' ', false, replace) + '\n';  // names of pictures need not be UTF-8
    }
    writeFileAtomically(namedFile(file.toStdString()), text);
}

}  // namespace lab
