// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/RemovedPictures.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"

namespace lab {

namespace {

constexpr std::size_t kUndoDepth = 20;

}  // namespace

QString RemovedPictures::remove(const std::set<int>& ids) {
    m_removed.push_back(m_pictures.remove(ids));
    if (m_removed.size() > kUndoDepth) {
        m_removed.erase(m_removed.begin());
    }
    return ids.size() == 1 ? say("%1 is out of the list; the file stays.")
                                 .arg(m_removed.back().front().picture.name)
                           : say("%1 pictures are out of the list; the files stay.")
                                 .arg(countText(static_cast<std::int64_t>(ids.size())));
}

int RemovedPictures::bringBack() {
    const std::vector<PictureModel::Taken> back = std::move(m_removed.back());
    m_removed.pop_back();
    m_pictures.putBack(back);
    return back.front().picture.id;
}

}  // namespace lab
