// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/KeptPictures.h"

#include "ui/base/Format.h"

#include <QFileInfo>
#include <QSettings>

namespace lab {

namespace {

constexpr auto kListKey = "classify/pictures";
constexpr auto kAllKey = "classify/pictureCount";
constexpr int kSettleMilliseconds = 500;

std::vector<std::filesystem::path> thoseThere(const QStringList& files) {
    std::vector<std::filesystem::path> found;
    for (const QString& file : files) {
        if (QFileInfo::exists(file)) {
            found.emplace_back(file.toStdString());
        }
    }
    return found;
}

QString lostText(int there, int all) {
    return KeptPictures::tr(
               "%1 of the %2 pictures of last time are here again: the others have "
               "gone, or were more than are kept.")
        .arg(countText(there), countText(all));
}

}  // namespace

KeptPictures::KeptPictures(const PictureModel& pictures,
                           std::function<bool(const std::filesystem::path&)> isPassing)
    : m_pictures(pictures), m_isPassing(std::move(isPassing)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSettleMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &KeptPictures::keep);
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&pictures, signal, &m_soon, qOverload<>(&QTimer::start));
    }
}

KeptPictures::~KeptPictures() {
    if (m_soon.isActive()) {
        keep();
    }
}

void KeptPictures::restore() {
    const QSettings settings;
    const QStringList files = settings.value(kListKey).toStringList();
    const int all = settings.value(kAllKey).toInt();
    m_looking.start([files] { return thoseThere(files); },
                    [this, all](const std::vector<std::filesystem::path>& found) {
                        m_isRestored = true;  // not before: a close meanwhile loses none of them
                        if (found.empty()) {
                            m_soon.start();  // with those there are, no row of them does
                        }
                        const auto there = static_cast<int>(found.size());
                        Q_EMIT restored(found, there < all ? lostText(there, all) : QString());
                    });
}

void KeptPictures::keep() {
    if (!m_isRestored) {
        return;
    }
    QStringList files;
    int all = 0;
    for (const Picture& picture : m_pictures.all()) {
        if (m_isPassing(picture.file)) {
            continue;
        }
        ++all;
        if (all <= kMost) {
            files << pathText(picture.file);
        }
    }
    QSettings settings;
    settings.setValue(kListKey, files);
    settings.setValue(kAllKey, all);
}

}  // namespace lab
