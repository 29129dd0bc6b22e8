// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ClassifyEmpty.h"

#include "ui/classify/Pictures.h"
#include "ui/parts/IconLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kSentence = 460;

}  // namespace

ClassifyEmpty::ClassifyEmpty(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_headline(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_add(button("emptyAddModel", tr("Add model"))),
      m_samples(button("emptySamples", tr("Try the samples"))),
      m_open(button("emptyOpen", tr("Open pictures…"))) {
    setObjectName("classifyEmpty");
    setProperty("panel", "true");
    m_headline->setObjectName("classifyEmptyHeadline");
    m_headline->setProperty("role", "verdict");
    m_headline->setAlignment(Qt::AlignCenter);
    m_sentence->setObjectName("classifyEmptySentence");
    m_sentence->setProperty("role", "muted");
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kSentence);
    m_add->setIcon(icon(Icon::Add, theme.tokens(), Ink::Text));
    m_samples->setIcon(icon(Icon::Classify, theme.tokens(), Ink::OnAccent));
    m_samples->setProperty("primary", true);
    m_open->setIcon(icon(Icon::Folder, theme.tokens(), Ink::Text));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(m_samples);
    buttons->addWidget(m_open);
    buttons->addStretch();
    // In a line of its own, so that its height is that of this width.
    auto* words = new QHBoxLayout;
    words->addStretch();
    words->addWidget(m_sentence);
    words->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(new IconLabel(theme, Icon::Classify, &Tokens::accent, 48, this), 0,
                      Qt::AlignHCenter);
    column->addWidget(m_headline);
    column->addLayout(words);
    column->addSpacing(4);
    column->addLayout(buttons);
    column->addStretch(3);
    connect(m_add, &QPushButton::clicked, this, &ClassifyEmpty::addModelRequested);
    connect(m_samples, &QPushButton::clicked, this, &ClassifyEmpty::samplesRequested);
    connect(m_open, &QPushButton::clicked, this, &ClassifyEmpty::openRequested);
}

QPushButton* ClassifyEmpty::button(const QString& name, const QString& text) {
    auto* made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setFixedHeight(32);
    return made;
}

void ClassifyEmpty::tell(int models, bool loading, bool samples) {
    const bool none = models == 0 && !loading;
    m_headline->setText(none ? tr("No network is chosen")
                             : tr("Drop pictures anywhere on this page"));
    QString who = models == 1 ? tr("One network answers at once")
                              : tr("All %1 networks answer at once").arg(countWord(models));
    if (models == 0) {
        who = tr("The networks are being read");
    }
    m_sentence->setText(
        none ? tr("Add a run of the lab, also one that trains right now, or import weights of "
                  "torchvision or timm. Then every picture that you drop here gets its answer.")
             : tr("%1, plain and residual side by side, with the place in the picture that spoke "
                  "for the answer. Each names one of the classes that it has learned, whatever the "
                  "picture shows. Files, folders, pictures from a browser, or Ctrl+V.")
                   .arg(who));
    m_add->setVisible(none);
    m_samples->setVisible(samples);
}

}  // namespace lab
