// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/AnswersView.h"

#include "ui/classify/AnswerCard.h"
#include "ui/classify/CamBar.h"
#include "ui/classify/PicturePanel.h"
#include "ui/parts/Panels.h"
#include "ui/theme/Icons.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace lab {

AnswersView::AnswersView(const Theme& theme, const std::vector<ChosenModel>& models,
                         QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_models(models),
      m_looker(new PictureLooker(this)),
      m_tabs(new QTabBar(this)),
      m_panel(new PicturePanel(theme)),
      m_cam(new CamBar(theme)),
      m_cards(new AnswerCards(theme)),
      m_noModels(buildNoModels()),
      m_second(new QWidget(this)) {
    setObjectName("answersView");
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &AnswersView::showTab);
    connect(m_panel, &PicturePanel::stepRequested, this, &AnswersView::stepRequested);
    connect(m_looker, &PictureLooker::looked, this, &AnswersView::handleLook);
    connect(m_cam, &CamBar::choiceChanged, this, &AnswersView::choiceChanged);
    connect(m_cam, &CamBar::opacityChanged, this,
            [this] { m_cards->setOpacity(m_cam->opacity()); });
    connect(m_cards, &AnswerCards::classChosen, m_cam, &CamBar::setClass);
    m_cards->setOpacity(m_cam->opacity());
    showTab();
}

AnswersView::~AnswersView() {
    m_tabs->blockSignals(true);
}

void AnswersView::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tabs);
    column->addWidget(m_panel);
    column->addWidget(m_cam);
    column->addWidget(m_cards, 1);
    column->addWidget(m_noModels, 1);
    column->addWidget(m_second, 1);
    auto* inside = new QVBoxLayout(m_second);
    inside->setContentsMargins(0, 0, 0, 0);
    m_tabs->setObjectName("classifyTabs");
    m_tabs->setProperty("underlined", "true");
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Answers, or accuracy and confusion"));
    m_tabs->addTab(tr("Answers"));
    m_tabs->addTab(tr("Accuracy and confusion"));
    m_tabs->hide();
}

QFrame* AnswersView::buildNoModels() {
    QFrame* frame = makePanel(this);
    frame->setObjectName("noModels");
    auto* words = new QLabel(tr("No network answers. Add a run of the lab or import weights."));
    words->setAlignment(Qt::AlignCenter);
    words->setProperty("role", "muted");
    auto* add = new QPushButton(icon(Icon::Add, m_theme.tokens(), Ink::OnAccent), tr("Add model"));
    add->setObjectName("noModelsAdd");
    add->setProperty("primary", true);
    add->setFixedHeight(32);
    connect(add, &QPushButton::clicked, this, &AnswersView::addModelRequested);
    auto* column = new QVBoxLayout(frame);
    column->addStretch();
    column->addWidget(words);
    column->addWidget(add, 0, Qt::AlignHCenter);
    column->addStretch();
    return frame;
}

void AnswersView::handleModels(bool loading) {
    m_loading = loading;
    m_cam->setModels(m_models);
    m_cards->setModels(m_models);
    showTab();
}

void AnswersView::setThreads(int threads) {
    m_looker->setThreads(threads);
}

bool AnswersView::isLooking() const {
    return m_looker->isBusy();
}

void AnswersView::setSteps(bool back, bool next) {
    m_panel->setSteps(back, next);
}

void AnswersView::setSecondTab(QWidget* content) {
    if (content != nullptr) {
        m_second->layout()->addWidget(content);
        content->show();
    }
    m_tabs->setVisible(content != nullptr);
    showTab();
}

void AnswersView::showTab() {
    const bool answers = !m_tabs->isVisibleTo(this) || m_tabs->currentIndex() == 0;
    const bool models = !m_models.empty();
    m_panel->setVisible(answers);
    m_cam->setVisible(answers && models);
    m_cards->setVisible(answers && models);
    m_noModels->setVisible(answers && !models && !m_loading);
    m_second->setVisible(!answers);
}

void AnswersView::showPicture(const Picture& picture) {
    if (std::exchange(m_shown, picture.id) != picture.id) {
        forgetLook();
    }
    m_panel->showPicture(picture, m_models);
    m_cards->showAnswers(picture, m_models, withoutAnswer(picture));
    m_cam->setEnabled(picture.problem.isEmpty());
    if (!picture.problem.isEmpty()) {
        forgetLook();
    } else if (picture.isRead()) {
        lookCloser(picture);
    }
}

// Maps belong to one picture: with another, or with one that cannot be read, they go.
void AnswersView::forgetLook() {
    m_lookedFor.clear();
    m_cards->showLook({}, m_models);
}

QString AnswersView::withoutAnswer(const Picture& picture) const {
    if (!picture.problem.isEmpty()) {
        return tr("No answer: the picture cannot be read.");
    }
    return m_stopped ? tr("Not asked: classifying was stopped.") : tr("Waiting…");
}

void AnswersView::setStopped(bool stopped) {
    if (std::exchange(m_stopped, stopped) != stopped) {
        Q_EMIT choiceChanged();
    }
}

// Results come in many times a second.
void AnswersView::lookCloser(const Picture& picture) {
    const CamChoice& choice = m_cam->choice();
    QString wanted = QStringLiteral("%1/%2/%3/%4")
                         .arg(picture.id)
                         .arg(static_cast<int>(choice.target))
                         .arg(choice.stage)
                         .arg(choice.className);
    for (const ChosenModel& model : m_models) {
        wanted += QStringLiteral("/%1:%2").arg(model.id).arg(picture.answers.contains(model.id));
    }
    if (std::exchange(m_lookedFor, wanted) != wanted) {
        m_looker->look(picture, m_models, choice);
    }
}

void AnswersView::handleLook(const PictureLook& look) {
    if (look.picture != m_shown || m_lookedFor.isEmpty()) {
        return;  // of a picture that was shown before
    }
    if (!look.problem.isEmpty()) {
        Q_EMIT failed(look.problem);
    }
    m_panel->showLook(look, m_models);
    m_cards->showLook(look, m_models);
}

}  // namespace lab
