// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace lab {

/// One sample of each class in a row, scaled to the width. Grey ground while there is none. The
/// class's name is the tool tip. GUI thread.
class SampleStrip : public QWidget {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    void setSamples(std::vector<QImage> samples, const QStringList& names);
    QSize sizeHint() const override { return {248, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF placeOf(std::size_t index) const;

    std::vector<QImage> m_samples;
    QStringList m_names;
};

}  // namespace lab
