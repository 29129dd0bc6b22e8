// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/PicturePanel.h"

#include "ui/base/Announce.h"
#include "ui/base/Format.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/IconLabel.h"
#include "ui/parts/PictureView.h"
#include "ui/parts/RoleLabel.h"
#include "ui/parts/Tones.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kMostLines = 3;  // of the agreement

/// The way from the picture to what the networks see.
class Arrow : public QWidget {
public:
    Arrow(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setFixedSize(20, PictureView::kSide);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(m_theme.tokens().muted, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const double y = height() / 2.0;
        painter.drawLine(QPointF(1, y), QPointF(18, y));
        painter.drawPolyline(QPolygonF{{QPointF(12, y - 6), QPointF(18, y), QPointF(12, y + 6)}});
    }

private:
    const Theme& m_theme;
};

QString labelSentence(const Picture& picture, const QString& label) {
    if (label.isEmpty()) {
        return PicturePanel::tr("No true label: its folder is not named after a class");
    }
    return picture.file.parent_path().filename() == "samples"
               ? PicturePanel::tr("True label %1, from the sample's name").arg(label)
               : PicturePanel::tr("True label %1, from the folder name").arg(label);
}

QVBoxLayout* captioned(QWidget* view, QLabel* caption) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(view);
    caption->setAlignment(Qt::AlignCenter);
    caption->setProperty("role", "small");
    column->addWidget(caption);
    return column;
}

}  // namespace

PicturePanel::PicturePanel(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_whole(new PictureView(theme, "wholePicture", this)),
      m_input(new PictureView(theme, "preparedPicture", this)),
      m_wholeCaption(new QLabel(this)),
      m_inputCaption(new QLabel(tr("as the networks see it"), this)),
      m_name(roleLabel(this, "pictureName", "verdict")),
      m_label(roleLabel(this, "pictureLabel", "muted")),
      m_verdict(new QFrame(this)),
      m_sign(new IconLabel(theme, Icon::Info, &Tokens::accent, 16, m_verdict)),
      m_headline(new QLabel(m_verdict)),
      m_how(roleLabel(this, "pictureHow", "small")) {
    setObjectName("picturePanel");
    setProperty("panel", "true");
    setFixedHeight(176);
    m_headline->setObjectName("agreement");
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::RichText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_how->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_wholeCaption->setMinimumWidth(PictureView::kSide);
    auto* verdict = new QHBoxLayout(m_verdict);
    verdict->setContentsMargins(10, 6, 10, 6);
    verdict->setSpacing(8);
    verdict->addWidget(m_sign);
    verdict->addWidget(m_headline, 1);
    m_back = stepTool("previousPicture", Icon::ChevronLeft, tr("Previous picture (←)"), -1);
    m_next = stepTool("nextPicture", Icon::ChevronRight, tr("Next picture (→)"), 1);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_name, 1);
    head->addWidget(m_back);
    head->addWidget(m_next);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(head);
    words->addWidget(m_label);
    words->addSpacing(4);
    words->addWidget(m_verdict);
    words->addStretch(1);
    words->addWidget(m_how);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 12, 10);
    row->setSpacing(8);
    row->addLayout(captioned(m_whole, m_wholeCaption));
    auto* arrow = new QVBoxLayout;
    arrow->addWidget(new Arrow(theme, this));
    arrow->addStretch(1);
    row->addLayout(arrow);
    row->addLayout(captioned(m_input, m_inputCaption));
    row->addSpacing(8);
    row->addLayout(words, 1);
    connect(&theme, &Theme::changed, this, [this] { m_verdict->update(); });
}

QToolButton* PicturePanel::stepTool(const QString& name, Icon which, const QString& toolTip,
                                    int direction) {
    QToolButton* button = iconButton(this, m_theme, name, which, toolTip);
    button->setFixedSize(28, 28);
    connect(button, &QToolButton::clicked, this,
            [this, direction] { Q_EMIT stepRequested(direction); });
    return button;
}

void PicturePanel::setSteps(bool back, bool next) {
    m_back->setEnabled(back);
    m_next->setEnabled(next);
}

void PicturePanel::showPicture(const Picture& picture, const std::vector<ChosenModel>& models) {
    if (m_picture != picture.id) {
        m_picture = picture.id;
        m_whole->setImage(picture.thumbnail);  // until the whole one is there
        m_input->setImage({});
        m_how->clear();
    }
    m_name->setText(picture.name);
    m_name->setToolTip(pathText(picture.file));
    m_whole->setAccessibleName(tr("The picture %1").arg(picture.name));
    m_wholeCaption->setText(
        picture.size.isValid()
            ? tr("dropped, %1 × %2").arg(picture.size.width()).arg(picture.size.height())
            : tr("dropped"));
    m_label->setText(labelSentence(picture, labelName(picture, models)));
    m_label->setToolTip(m_label->text());
    const Judgement judgement = judge(picture, models);
    applyTone(m_verdict, m_sign, judgement.tone);
    m_said = {judgement.headline, judgement.rest};
    const QString all = (m_said.first + ' ' + m_said.second).trimmed();
    const bool isNews = m_headline->accessibleName() != all;
    m_headline->setAccessibleName(all);
    m_verdict->setToolTip(all);
    fitHeadline();
    if (isNews && !picture.answers.empty()) {
        announce(*m_headline);
    }
}

// As many words as the panel has lines for; the tool tip has them all.
void PicturePanel::fitHeadline() {
    const int room = m_headline->width();
    const auto lines = [&](const QString& text) {
        QTextDocument document;
        document.setDefaultFont(m_headline->font());
        document.setDocumentMargin(0);
        document.setHtml(text);
        document.setTextWidth(room);
        return qRound(document.size().height() / m_headline->fontMetrics().lineSpacing());
    };
    const auto worded = [&](const QString& headline, const QString& rest) {
        return ("<b>" + headline.toHtmlEscaped() + "</b> " + rest.toHtmlEscaped()).trimmed();
    };
    auto [headline, rest] = m_said;
    QString text = worded(headline, rest);
    while (lines(text) > kMostLines && (rest + headline).contains(' ')) {
        QString& last = rest.isEmpty() ? headline : rest;
        last = last.left(std::max<qsizetype>(0, last.lastIndexOf(' ')));
        text = worded(headline, rest) + QStringLiteral("…");
    }
    m_headline->setText(text);
}

void PicturePanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layout()->activate();
    fitHeadline();
}

void PicturePanel::showLook(const PictureLook& look, const std::vector<ChosenModel>& models) {
    if (look.picture != m_picture || !look.problem.isEmpty()) {
        return;
    }
    m_whole->setImage(look.whole);
    if (look.models.empty() || models.empty()) {
        m_input->setImage({});
        m_how->clear();
        return;
    }
    const PictureLook::OfModel& first = look.models.front();
    m_input->setImage(first.input);
    for (const ChosenModel& model : models) {
        if (model.id == first.model) {
            const QString how = inputText(model.classifier->input(), first.inverted);
            m_how->setText(how);
            m_how->setToolTip(how);
            m_input->setAccessibleName(tr("As the networks see it: %1").arg(how));
        }
    }
    const bool alike = std::ranges::all_of(
        look.models, [&](const PictureLook::OfModel& one) { return one.input == first.input; });
    m_inputCaption->setText(alike ? tr("as the networks see it") : tr("as the first sees it"));
}

QString inputText(const InputSpec& input, bool inverted) {
    const QString inversion = inverted ? PicturePanel::tr("inverted, ") : QString();
    switch (input.style) {
        case InputStyle::Garment:
            return PicturePanel::tr("Grey, %1trimmed, fitted into %2 × %2")
                .arg(inversion, QString::number(input.size));
        case InputStyle::Digit:
            return PicturePanel::tr("Grey, %1fitted, centred by mass in %2 × %2")
                .arg(inversion, QString::number(input.size));
        case InputStyle::Centre:
            break;
    }
    return PicturePanel::tr("%1Shorter side to %2, centre %3 × %3")
        .arg(input.channels == 1 ? PicturePanel::tr("Grey. ") : QString(),
             QString::number(input.shorterSide), QString::number(input.size));
}

}  // namespace lab
