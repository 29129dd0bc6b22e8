// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QImage>
#include <QWidget>

namespace lab {

/// A picture in a frame, as large as fits; small ones in whole steps, so that pixels stay pixels.
class PictureView : public QWidget {
    Q_OBJECT

public:
    static constexpr int kSide = 128;  ///< in logical pixels

    PictureView(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QImage m_image;
};

}  // namespace lab
