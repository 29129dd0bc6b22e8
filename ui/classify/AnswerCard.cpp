// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/AnswerCard.h"

#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/classify/AnswerBars.h"
#include "ui/parts/IconLabel.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/NetworkName.h"
#include "ui/parts/Tones.h"
#include "ui/theme/Fonts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kStripe = 4;
constexpr int kLeastHeight = 184;
constexpr int kAnswerCardMostHeight = 260;
constexpr int kMostCam = 128;
constexpr int kAnswerCardHead = 32;

QString timeText(double milliseconds) {
    return milliseconds < 99.95 ? AnswerCard::tr("%1 ms").arg(milliseconds, 0, 'f', 1)
                                : AnswerCard::tr("%1 ms").arg(std::llround(milliseconds));
}

// The models in reading order, as [row][column]: families in columns where they pair up.
std::vector<const ChosenModel*> ordered(const std::vector<ChosenModel>& models) {
    std::vector<const ChosenModel*> sides[2];
    for (const ChosenModel& model : models) {
        sides[model.network.family == Family::Plain ? 0 : 1].push_back(&model);
    }
    for (auto& side : sides) {
        std::ranges::stable_sort(side, {},
                                 [](const ChosenModel* model) { return depthOf(model->network); });
    }
    std::vector<const ChosenModel*> all;
    const std::size_t pairs = std::min(sides[0].size(), sides[1].size());
    for (std::size_t i = 0; i < pairs; ++i) {
        all.push_back(sides[0][i]);
        all.push_back(sides[1][i]);
    }
    for (const auto& side : sides) {
        all.insert(all.end(), side.begin() + static_cast<std::ptrdiff_t>(pairs), side.end());
    }
    return all;
}

}  // namespace

// ---- One card ----------------------------------------------------------------------------------

AnswerCard::AnswerCard(const Theme& theme, const ChosenModel& model, QWidget* parent)
    : QFrame(parent),
      m_model(model.id),
      m_colour(networkColour(model.network)),
      m_name(new NetworkName(this)),
      m_sign(new IconLabel(theme, Icon::Check, &Tokens::success, 14, this)),
      m_right(new QLabel(this)),
      m_time(new QLabel(this)),
      m_bars(new AnswerBars(theme, m_colour, this)),
      m_cam(new CamView(theme, this)) {
    setObjectName("answerCard");
    setProperty("panel", "true");
    setMinimumHeight(kLeastHeight);
    setMaximumHeight(kAnswerCardMostHeight);
    m_bars->setObjectName("answerBars");
    m_time->setObjectName("answerTime");
    m_time->setProperty("role", "small");
    m_right->setObjectName("answerRight");
    m_name->setFont(bold(textFont(kBodySize)));
    m_right->setFont(textFont(kSmallSize));
    m_name->setNetwork(model.network, model.name);
    m_bars->setAccessibleName(tr("Likeliest classes of %1").arg(model.name));
    m_time->setToolTip(
        tr("This picture's share of its batch, from the prepared picture to the "
           "probabilities"));
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_name);
    head->addSpacing(6);
    head->addWidget(m_sign);
    head->addWidget(m_right);
    head->addStretch(1);
    head->addWidget(m_time);
    auto* body = new QHBoxLayout;
    body->setSpacing(12);
    body->addWidget(m_bars, 1);
    body->addWidget(m_cam, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, kStripe + 6, 12, 10);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(body, 1);
    connect(m_bars, &AnswerBars::classChosen, this, &AnswerCard::classChosen);
    m_sign->hide();
}

void AnswerCard::showAnswer(const Picture& picture, const ChosenModel& model,
                            const QString& otherwise) {
    const auto found = picture.answers.find(model.id);
    const bool answered = found != picture.answers.end();
    const QString problem = answered ? QString::fromStdString(found->second.problem) : QString();
    m_bars->setScores(answered ? found->second.top : std::vector<ClassScore>(),
                      problem.isEmpty() ? otherwise : problem);
    m_time->setText(answered && problem.isEmpty() ? timeText(found->second.milliseconds)
                                                  : QString());
    const std::optional<bool> right = isRight(picture, model);
    m_sign->setVisible(right.has_value());
    if (right) {
        m_right->setText(*right ? tr("right") : tr("wrong"));
        m_sign->setIcon(*right ? Icon::Check : Icon::Close,
                        *right ? &Tokens::success : &Tokens::error);
        setStyleProperty(m_right, "role", *right ? "success" : "error");
    } else {
        m_right->setText(QString());
    }
    setAccessibleName(
        answered && !found->second.top.empty()
            ? tr("%1 says %2 %3")
                  .arg(model.name, shortName(found->second.top.front().name), m_right->text())
            : tr("%1 has not answered. %2")
                  .arg(model.name, problem.isEmpty() ? otherwise : problem));
}

void AnswerCard::showLook(const PictureLook::OfModel* look, const ChosenModel& model) {
    if (look == nullptr) {
        m_cam->setMap({}, {}, {}, {});
        return;
    }
    if (!look->camProblem.isEmpty()) {
        m_cam->setMap(look->input, {}, {}, look->camProblem);
        return;
    }
    const QString name = shortName(model.classifier->nameOf(look->cam.target));
    m_cam->setMap(look->input, look->cam.values, QSize(look->cam.width, look->cam.height),
                  tr("Grad-CAM: %1").arg(name));
}

void AnswerCard::setOpacity(double opacity) {
    m_cam->setOpacity(opacity);
}

void AnswerCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const int room = height() - kStripe - 6 - kAnswerCardHead - 10;
    const int side = std::clamp(std::min(room - CamView::kCaption, width() * 2 / 5), 64, kMostCam);
    m_cam->setFixedSize(side, side + CamView::kCaption);
}

void AnswerCard::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath whole;
    whole.addRoundedRect(rect(), 6, 6);
    painter.setClipPath(whole);
    painter.fillRect(QRect(0, 0, width(), kStripe), m_colour);
}

// ---- All cards ---------------------------------------------------------------------------------

AnswerCards::AnswerCards(const Theme& theme, QWidget* parent)
    : QScrollArea(parent), m_theme(theme), m_grid(nullptr) {
    setObjectName("answerCards");
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget;
    inside->setAutoFillBackground(false);
    inside->setObjectName("answerGrid");
    m_grid = new QGridLayout(inside);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    setWidget(inside);
}

void AnswerCards::setModels(const std::vector<ChosenModel>& models) {
    for (AnswerCard* card : m_cards) {
        delete card;
    }
    m_cards.clear();
    int place = 0;
    for (const ChosenModel* model : ordered(models)) {
        auto* card = new AnswerCard(m_theme, *model, widget());
        card->setOpacity(m_opacity);
        connect(card, &AnswerCard::classChosen, this, &AnswerCards::classChosen);
        const bool wide = models.size() == 1;
        m_grid->addWidget(card, place / 2, place % 2, 1, wide ? 2 : 1);
        card->show();
        m_cards.push_back(card);
        ++place;
    }
    for (int row = 0; row < 8; ++row) {
        m_grid->setRowStretch(row, row < (place + 1) / 2 ? 100 : 0);
    }
    m_grid->setRowStretch(8, 1);
}

void AnswerCards::showAnswers(const Picture& picture, const std::vector<ChosenModel>& models,
                              const QString& otherwise) {
    for (AnswerCard* card : m_cards) {
        const auto model = std::ranges::find(models, card->model(), &ChosenModel::id);
        if (model != models.end()) {
            card->showAnswer(picture, *model, otherwise);
        }
    }
}

void AnswerCards::showLook(const PictureLook& look, const std::vector<ChosenModel>& models) {
    for (AnswerCard* card : m_cards) {
        const auto model = std::ranges::find(models, card->model(), &ChosenModel::id);
        if (model != models.end()) {
            card->showLook(look.find(card->model()), *model);
        }
    }
}

void AnswerCards::setOpacity(double opacity) {
    m_opacity = opacity;
    for (AnswerCard* card : m_cards) {
        card->setOpacity(opacity);
    }
}

}  // namespace lab
