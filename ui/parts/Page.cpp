// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Page.h"

#include "ui/parts/Banner.h"

#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kPageNoteSeconds = 6;

}  // namespace

Page::Page(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_banners(new BannerStack(theme, this)) {
    setObjectName(objectName);
    setFocusPolicy(Qt::ClickFocus);
}

void Page::fill(QWidget* header, QWidget* content) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(0);
    column->addWidget(header);
    if (m_banners->parentWidget() == this) {
        m_banners->setContentsMargins(0, 0, 0, 8);
        column->addWidget(m_banners);
    }
    column->addWidget(content, 1);
}

void Page::complain(const QString& sentence) {
    m_banners->showBanner("error", {.tone = Tone::Error, .text = sentence});
}

void Page::tell(const QString& sentence) {
    m_banners->showBanner("note",
                          {.tone = Tone::Info, .text = sentence, .seconds = kPageNoteSeconds});
}

ExportOutcome Page::exportOutcome(const QString& done) {
    return {[this, done](const QString& file) { tell(done.arg(file)); },
            [this](const QString& sentence) { complain(sentence); }};
}

}  // namespace lab
