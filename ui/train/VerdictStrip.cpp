// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/VerdictStrip.h"

#include "core/verdict/Question.h"
#include "ui/base/Announce.h"
#include "ui/base/Format.h"
#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"
#include "ui/train/DepthTrend.h"
#include "ui/train/Dumbbells.h"
#include "ui/train/GapFigure.h"
#include "ui/train/LevelFigure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>

namespace lab {

namespace {

constexpr int kLow = 64;
constexpr int kVerdictStripTall = 104;
constexpr int kGrowth = 120;        // ms
constexpr int kRoomForMarks = 760;  // pixels, below which the figure gives way
constexpr int kStripEdge = 6;       // above and below the figure, together

QFrame* verticalLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFixedWidth(1);
    return line;
}

}  // namespace

VerdictStrip::VerdictStrip(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_icon(new IconLabel(theme, Icon::Info, &Tokens::accent, 22, this)),
      m_headline(new QLabel(this)),
      m_text(new QLabel(this)),
      m_reach(new QLabel(this)),
      m_seeds(new QPushButton(tr("Add two seeds"), this)),
      m_line(verticalLine(this)),
      m_plain(new GapFigure("plainGap", this)),
      m_between(verticalLine(this)),
      m_residual(new GapFigure("residualGap", this)),
      m_dumbbells(new Dumbbells(theme, this)),
      m_trend(new DepthTrend(theme, this)),
      m_levels(new LevelFigure(theme, this)),
      m_growth(new QVariantAnimation(this)) {
    setObjectName("verdictStrip");
    setAccessibleName(tr("Verdict"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(kLow);
    build();
    m_seeds->setObjectName("addTwoSeeds");
    m_seeds->setToolTip(
        tr("Trains each network twice more, from other starts: a difference that "
           "stays is no noise"));
    m_seeds->setVisible(false);
    connect(m_seeds, &QPushButton::clicked, this, &VerdictStrip::seedsRequested);
    connect(m_growth, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& height) { setFixedHeight(height.toInt()); });
    showText(Tone::Info, tr("No verdict yet"), {});
}

void VerdictStrip::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 3, 16, 3);
    row->setSpacing(14);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_headline);
    words->addWidget(m_text);
    words->addWidget(m_reach);
    words->addSpacing(2);
    words->addWidget(m_seeds, 0, Qt::AlignLeft);
    words->addStretch(1);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addWidget(m_line);
    row->addWidget(m_plain);
    row->addWidget(m_between);
    row->addWidget(m_residual);
    row->addWidget(m_dumbbells);
    row->addWidget(m_trend);
    row->addWidget(m_levels);
    m_headline->setObjectName("verdictHeadline");
    m_headline->setProperty("role", "verdict");
    m_text->setObjectName("verdictText");
    m_text->setProperty("role", "small");
    m_text->setTextFormat(Qt::PlainText);
    m_reach->setProperty("role", "small");
    m_reach->setWordWrap(true);
    m_reach->setObjectName("verdictReach");
    m_text->setWordWrap(true);
    m_headline->setWordWrap(true);
    m_headline->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reach->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void VerdictStrip::offerSeeds(bool offered) {
    if (offered == m_seeds->isHidden()) {
        m_seeds->setVisible(offered);
        growTo(wantedHeight());
    }
}

void VerdictStrip::setVerdict(const Verdict& verdict, const std::vector<RunResult>& runs) {
    m_verdict = verdict;
    m_judging = true;
    const VerdictWords words = wordsOf(verdict);
    if (words.finished) {  // until then there is no figure
        readComparisons(runs);
    }
    showWords(words);
    setToolTip(sentencesText(verdict.text));
}

void VerdictStrip::setExperiment(const ExperimentModel& model) {
    if (model.cannotBeCompared()) {
        showText(Tone::Warning, tr("Comparing %1").arg(model.name()), model.dataDifference());
    } else {
        setVerdict(model.verdict(), model.results());
    }
}

void VerdictStrip::showText(Tone tone, const QString& headline, const QString& text) {
    m_judging = false;
    VerdictWords words;
    words.tone = tone;
    words.headline = headline;
    words.text = text;
    showWords(words);
    setToolTip({});
}

void VerdictStrip::showWords(const VerdictWords& words) {
    const bool isNews = words.headline != m_headline->text();
    m_headline->setText(words.headline);
    m_text->setText(words.text);
    m_text->setVisible(!words.text.isEmpty());
    m_tall = words.finished;
    m_reach->setText(words.reach);
    m_reach->setVisible(words.finished && !words.reach.isEmpty());
    setTone(words.tone, words.finished);
    setAccessibleDescription(m_judging ? sentencesText(m_verdict.text)
                                       : tr("%1. %2").arg(words.headline, words.text));
    if (m_judging) {
        m_dumbbells->setVerdict(m_verdict);
    }
    if (isNews) {
        announce(*this);
    }
    showFigures();
    growTo(wantedHeight());
}

int VerdictStrip::wantedHeight() const {
    // The words must not be cut, whatever they are.
    return std::max(m_tall ? tallness() : kLow, layout()->totalHeightForWidth(width()));
}

void VerdictStrip::readComparisons(const std::vector<RunResult>& runs) {
    m_hasLevels = false;
    if (!m_verdict.compared.empty()) {
        if (const std::optional<Question> question = questionOf(runs)) {
            m_levels->setQuestion(*question, runs);
            m_hasLevels = question->comparison.levels.size() <= LevelFigure::kMostLevels;
        }
    }
    m_trend->setComparisons(comparisonsOf(runs, Factor::Depth), runs);
}

// The strip's height with its figure.
int VerdictStrip::tallness() const {
    int figure = kVerdictStripTall;
    if (m_judging && m_hasLevels) {
        figure = m_levels->sizeHint().height() + kStripEdge;
    } else if (m_judging && m_trend->hasTrend()) {
        figure = m_trend->sizeHint().height() + kStripEdge;
    }
    return std::max(kVerdictStripTall, figure);
}

// Figures or marks, whichever there is room and evidence for.
void VerdictStrip::showFigures() {
    const auto& plain = m_verdict.plain;
    const auto& residual = m_verdict.residual;
    const bool isOfPairs = m_judging && m_verdict.compared.empty();
    const bool hasPlain = isOfPairs && plain && plain->epoch > 0;
    const bool hasResidual = isOfPairs && residual && residual->epoch > 0;
    const bool isRoomy = m_tall && width() >= kRoomForMarks;
    const bool marks = isRoomy && (hasPlain || hasResidual);
    const bool levels = isRoomy && m_judging && m_hasLevels;
    if (hasPlain) {
        m_plain->setGap(tr("%1 points").arg(signedText(plain->trainGap, plain->seeds)),
                        gapCaption(*plain, tr("plain")));
    }
    if (hasResidual) {
        m_residual->setGap(tr("%1 points").arg(signedText(residual->trainGap, residual->seeds)),
                           gapCaption(*residual, tr("residual")));
    }
    m_plain->setVisible(hasPlain && !marks);
    m_residual->setVisible(hasResidual && !marks);
    m_between->setVisible(hasPlain && hasResidual && !marks);
    m_dumbbells->setVisible(marks && !m_trend->hasTrend());
    m_trend->setVisible(marks && m_trend->hasTrend());
    m_levels->setVisible(levels);
    m_line->setVisible(marks || levels);
}

void VerdictStrip::setTone(Tone tone, bool finished) {
    applyTone(this, m_icon, tone);
    // Growing text is an aside; the finished answer is body text.
    setStyleProperty(m_text, "role", finished ? "body" : "small");
}

void VerdictStrip::growTo(int height) {
    m_growth->stop();
    const int hint = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (!isVisible() || hint <= 0 || this->height() == height) {
        setFixedHeight(height);
        return;
    }
    m_growth->setDuration(std::min(kGrowth, hint));
    m_growth->setStartValue(this->height());
    m_growth->setEndValue(height);
    m_growth->start();
}

void VerdictStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    showFigures();
    if (event->size().width() != event->oldSize().width()) {  // at once, as all else does
        m_growth->stop();
        setFixedHeight(wantedHeight());
    }
}

}  // namespace lab
