// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/DropReader.h"

#include "core/base/Error.h"
#include "core/base/platform/Files.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr qsizetype kDropReaderLooked = 1000;  // more files than that are taken for pictures

fs::path pathOf(const QUrl& url) {
    return url.toLocalFile().toStdString();
}

bool isWeights(const fs::path& file) {
    const QString suffix = pathText(file.extension()).toLower();
    return suffix == ".safetensors" || suffix == ".pth" || suffix == ".pt" || suffix == ".bin" ||
           suffix == ".ckpt" || suffix == ".tar";  // "checkpoint.pth.tar"
}

bool hasLocalFiles(const QMimeData& data) {
    return std::ranges::any_of(data.urls(), &QUrl::isLocalFile);
}

// A picture that the data brings along: the encoded bytes where there are some, as they are.
QByteArray encodedIn(const QMimeData& data) {
    for (const char* format :
         {"image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp"}) {
        if (data.hasFormat(format)) {
            if (const QByteArray bytes = data.data(format); !bytes.isEmpty()) {
                return bytes;
            }
        }
    }
    if (data.hasImage()) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        qvariant_cast<QImage>(data.imageData()).save(&buffer, "PNG");
        return bytes;
    }
    for (const QUrl& url : data.urls()) {  // data:image/png;base64,…
        const QString text = url.scheme() == "data" ? url.path(QUrl::FullyDecoded) : QString();
        if (text.startsWith("image/") && text.contains(";base64,")) {
            return QByteArray::fromBase64(text.section(";base64,", 1).toLatin1());
        }
    }
    return {};
}

bool bringsPicture(const QMimeData& data) {
    return data.hasImage() || std::ranges::any_of(data.urls(), [](const QUrl& url) {
               return url.scheme() == "data" && url.path().startsWith("image/");
           });
}

QString counted(int count, const char* one, const char* more) {
    return count == 1 ? say(one) : say(more).arg(count);
}

}  // namespace

DropOffer offerOf(const QMimeData& data) {
    DropOffer offer;
    const QList<QUrl> urls = data.urls();
    for (qsizetype i = 0; i < urls.size(); ++i) {
        if (!urls[i].isLocalFile()) {
            offer.address = offer.address || urls[i].scheme().startsWith("http");
            continue;
        }
        const fs::path path = pathOf(urls[i]);
        if (isWeights(path)) {
            ++offer.weights;
        } else if (i < kDropReaderLooked && QFileInfo(urls[i].toLocalFile()).isDir()) {
            ++offer.folders;
        } else {
            ++offer.pictures;  // whatever its name: an unreadable one gets its line
        }
    }
    if (offer.isEmpty() && bringsPicture(data)) {
        offer.pictures = 1;
    }
    return offer;
}

QString promiseOf(const DropOffer& offer) {
    if (offer.isEmpty()) {
        return offer.address
                   ? say("Only an address came: copy the picture itself, then press Ctrl+V")
                   : say("There is no picture in this");
    }
    QStringList parts;
    if (offer.pictures > 0) {
        parts << counted(offer.pictures, QT_TRANSLATE_NOOP("lab", "1 picture"),
                         QT_TRANSLATE_NOOP("lab", "%1 pictures"));
    }
    if (offer.folders > 0) {
        parts << counted(offer.folders, QT_TRANSLATE_NOOP("lab", "the pictures of 1 folder"),
                         QT_TRANSLATE_NOOP("lab", "the pictures of %1 folders"));
    }
    if (offer.weights > 0) {
        parts << counted(offer.weights, QT_TRANSLATE_NOOP("lab", "1 network"),
                         QT_TRANSLATE_NOOP("lab", "%1 networks"));
    }
    return say("Add %1").arg(parts.join(say(" and ")));
}

Dropped readDrop(const QMimeData& data, const QTemporaryDir& folder) {
    Dropped dropped;
    if (hasLocalFiles(data)) {
        for (const QUrl& url : data.urls()) {
            if (url.isLocalFile()) {
                const fs::path path = pathOf(url);
                (isWeights(path) ? dropped.weights : dropped.paths).push_back(path);
            }
        }
        return dropped;
    }
    const QByteArray bytes = encodedIn(data);
    if (bytes.isEmpty()) {
        throw Error(say("%1.").arg(promiseOf(offerOf(data))).toStdString());
    }
    fs::path file;
    for (int number = 1; file.empty() || fs::exists(file); ++number) {
        file = folder.filePath(QStringLiteral("picture-%1").arg(number)).toStdString();
    }
    writeFileAtomically(
        file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    dropped.paths = {file};
    return dropped;
}

}  // namespace lab
