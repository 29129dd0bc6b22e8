// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/RunTools.h"

#include "ui/base/Language.h"

namespace lab {

std::vector<RunTool> toolsOf(RunState state, RunTableModel::Activity activity) {
    using enum RunTool;
    const bool ours = activity == RunTableModel::Activity::Live;
    const bool still = activity == RunTableModel::Activity::Still;
    switch (state) {
        case RunState::Waiting:
        case RunState::Training:
            if (ours) {
                return {Pause, RunTool::Stop, Pin, More};
            }
            return still ? std::vector{GoOn, Pin, More} : std::vector{Pin, More};
        case RunState::Paused:
            return ours ? std::vector{Resume, RunTool::Stop, Pin, More} : std::vector{Pin, More};
        case RunState::Stopped:
            return still ? std::vector{GoOn, Pin, More} : std::vector{Pin, More};
        case RunState::Finished:
            return still ? std::vector{TrainLonger, Pin, More} : std::vector{Pin, More};
        case RunState::Failed:
            break;
    }
    return {Pin, More};
}

Icon iconOf(RunTool tool) {
    switch (tool) {
        case RunTool::Pause:
            return Icon::Pause;
        case RunTool::Stop:
            return Icon::Stop;
        case RunTool::Resume:
        case RunTool::GoOn:
        case RunTool::TrainLonger:
            return Icon::Play;
        case RunTool::Pin:
            return Icon::Pin;
        case RunTool::More:
            break;
    }
    return Icon::More;
}

QString toolTipOf(RunTool tool, bool pinned) {
    switch (tool) {
        case RunTool::Pause:
            return say("Pause this run (Space)");
        case RunTool::Resume:
            return say("Resume this run (Space)");
        case RunTool::Stop:
            return say("Stop this run; it can be resumed from its last epoch");
        case RunTool::GoOn:
            return say("Resume the unfinished runs (Space)");
        case RunTool::TrainLonger:
            return say("Train longer…");
        case RunTool::Pin:
            return pinned ? say("No longer keep on top")
                          : say("Keep on top and highlight in the curves");
        case RunTool::More:
            break;
    }
    return say("More: hide curves, folder, copy, remove (Menu key)");
}

}  // namespace lab
