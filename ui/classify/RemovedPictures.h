// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureModel.h"

namespace lab {

/// What was taken out of the list, so that it can come back, the last first. The files are never
/// touched. GUI thread.
class RemovedPictures {
public:
    explicit RemovedPictures(PictureModel& pictures) : m_pictures(pictures) {}

    bool isEmpty() const { return m_removed.empty(); }
    /// Takes them out and says so; `ids` is not empty.
    QString remove(const std::set<int>& ids);
    /// Brings the last ones back, and gives the first one's id. Not while isEmpty().
    int bringBack();

private:
    PictureModel& m_pictures;
    std::vector<std::vector<PictureModel::Taken>> m_removed;
};

}  // namespace lab
