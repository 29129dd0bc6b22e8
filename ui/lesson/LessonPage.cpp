// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/LessonPage.h"

#include "core/base/Error.h"
#include "ui/base/KeyHelp.h"
#include "ui/base/Language.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonHeader.h"
#include "ui/lesson/StepPath.h"
#include "ui/lesson/StepText.h"
#include "ui/parts/Panels.h"
#include "ui/parts/Splitter.h"
#include "ui/theme/Icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kLessonPageTextWidth = 432;
constexpr int kLeastText = 360;
constexpr int kMostText = 640;  // with large letters
constexpr int kLeastFigure = 560;
constexpr int kLessonPageZoomStep = 10;
constexpr auto kStepKey = "lesson/step";
constexpr auto kReadKey = "lesson/read";
constexpr auto kZoomKey = "lesson/zoom";

QFrame* named(QFrame* panel, const char* name) {
    panel->setObjectName(name);
    return panel;
}

QPushButton* footButton(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setFixedHeight(32);
    return button;
}

}  // namespace

LessonPage::LessonPage(const Theme& theme, std::filesystem::path experiments, QWidget* parent)
    : Page(theme, "lessonPage", parent),
      m_theme(theme),
      m_experiments(std::move(experiments)),
      m_header(new LessonHeader(theme, this)),
      m_path(new StepPath(theme)),
      m_across(new Splitter(Qt::Horizontal, "lessonSplitter", "lesson/splitter", this)),
      m_text(new StepText(theme)),
      m_figureTitle(new QLabel),
      m_figures(new QStackedWidget) {
    setFocusPolicy(Qt::StrongFocus);
    const QSettings settings;
    for (const QString& step : settings.value(kReadKey).toStringList()) {
        m_read.insert(step.toInt());
    }
    m_step = settings.value(kStepKey).toInt();
    build();
    declareKeys(*this, QStringLiteral("← →"), tr("Turn the pages"));
    declareKeys(*this, tr("1 to 9, 0"), tr("A step, the tenth"));
    declareKeys(*this, QStringLiteral("↑ ↓"), tr("In the code: the step before, the next"));
    declareKeys(*this, QStringLiteral("Ctrl++, Ctrl+−"), tr("Larger and smaller letters"));
    load();
    setZoom(settings.value(kZoomKey, 100).toInt());
}

LessonPage::~LessonPage() = default;

// ---- Layout ------------------------------------------------------------------------------------

void LessonPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(8);
    QFrame* path = named(panelOf(m_path), "lessonPathPanel");
    m_across->addWidget(buildText());
    m_across->addWidget(buildFigure());
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setUsualSizes({kLessonPageTextWidth, 0});
    column->addWidget(m_header);
    column->addWidget(path);
    column->addWidget(m_across, 1);
    column->addWidget(buildFoot());
    connect(m_path, &StepPath::chosen, this, &LessonPage::goTo);
    connect(m_header, &LessonHeader::zoomRequested, this,
            [this](int direction) { setZoom(m_zoom + direction * kLessonPageZoomStep); });
}

QWidget* LessonPage::buildText() {
    QFrame* frame = named(panelOf(m_text), "textPanel");
    frame->setMinimumWidth(kLeastText);
    frame->setMaximumWidth(kMostText);
    return frame;
}

QWidget* LessonPage::buildFigure() {
    QFrame* frame = named(makePanel(), "figurePanel");
    frame->setMinimumWidth(kLeastFigure);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_figureTitle->setObjectName("figureTitle");
    m_figureTitle->setProperty("role", "group");
    m_figureTitle->setContentsMargins(20, 0, 20, 0);
    m_figureTitle->setFixedHeight(44);
    auto* line = new QFrame(frame);
    line->setFrameShape(QFrame::HLine);
    column->addWidget(m_figureTitle);
    column->addWidget(line);
    column->addWidget(m_figures, 1);
    return frame;
}

QWidget* LessonPage::buildFoot() {
    QFrame* frame = named(makePanel(), "lessonFoot");
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(8, 7, 8, 7);
    m_back = footButton("lessonBack", frame);
    m_next = footButton("lessonNext", frame);
    m_back->setIcon(icon(Icon::ChevronLeft, m_theme.tokens(), Ink::Text));
    m_next->setIcon(icon(Icon::ChevronRight, m_theme.tokens(), Ink::OnAccent));
    m_next->setLayoutDirection(Qt::RightToLeft);  // its chevron stands behind the words
    m_next->setProperty("primary", true);
    auto* hint = new QLabel(tr("← and → turn the pages, 1 to 9 and 0 jump to a step"), frame);
    hint->setProperty("role", "small");
    hint->setAlignment(Qt::AlignCenter);
    row->addWidget(m_back);
    row->addWidget(hint, 1);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { turn(1); });
    m_back->installEventFilter(this);
    m_next->installEventFilter(this);
    return frame;
}

// ---- Steps -------------------------------------------------------------------------------------

void LessonPage::load() {
    try {
        m_steps = readLesson(languageCode());
    } catch (const Error& error) {
        m_steps = {{tr("Lesson"), tr("Lesson"), {}, {}, {}, {}}};
        m_steps.front().parts.push_back(
            {LessonPart::Kind::Markdown, QString::fromUtf8(error.what())});
    }
    m_step = std::clamp(m_step, 0, static_cast<int>(m_steps.size()) - 1);
    QStringList names;
    for (const LessonStep& step : m_steps) {
        names << step.shortTitle;
    }
    m_path->setNames(names);
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i) {
        m_path->button(i)->installEventFilter(this);
    }
}

void LessonPage::goTo(int step) {
    if (step < 0 || step >= static_cast<int>(m_steps.size()) || step == m_step) {
        return;
    }
    m_step = step;
    QSettings().setValue(kStepKey, m_step);
    showStep();
    setFocus();
}

// Going on from a step says that it was read.
void LessonPage::turn(int direction) {
    if (direction > 0 && m_read.insert(m_step).second) {
        QStringList read;
        for (const int step : m_read) {
            read << QString::number(step);
        }
        QSettings().setValue(kReadKey, read);
    }
    if (m_step + direction == static_cast<int>(m_steps.size())) {
        showStep();
        Q_EMIT trainRequested();
        return;
    }
    goTo(m_step + direction);
}

void LessonPage::showStep() {
    const int last = static_cast<int>(m_steps.size()) - 1;
    const auto name = [this](int step) {
        return m_steps.at(static_cast<std::size_t>(step)).shortTitle;
    };
    m_text->showStep(m_steps, m_step);
    m_path->show(m_step, m_read);
    m_header->setRead(static_cast<int>(m_read.size()), last + 1);
    m_back->setVisible(m_step > 0);
    m_back->setText(m_step > 0 ? name(m_step - 1) : QString());
    m_next->setText(m_step < last ? tr("Next: %1").arg(name(m_step + 1)) : tr("To the Train page"));
    if (m_shown) {
        showFigure();
    }
}

LessonFigure* LessonPage::figure() const {
    return qobject_cast<LessonFigure*>(m_figures->currentWidget());
}

void LessonPage::showFigure() {
    const QString& name = m_steps.at(static_cast<std::size_t>(m_step)).figure;
    if (!isFigure(name)) {
        return;
    }
    LessonFigure*& made = m_made[name];
    if (made == nullptr) {
        made = makeFigure(name, m_theme, m_figures);
        made->setExperiments(m_experiments);
        m_figures->addWidget(made);
        connect(made, &LessonFigure::noteChanged, this, &LessonPage::noteChanged);
        connect(made, &LessonFigure::trainRequested, this, &LessonPage::trainRequested);
    }
    m_figures->setCurrentWidget(made);
    m_figureTitle->setText(made->title());
    Q_EMIT noteChanged();
}

QString LessonPage::note() const {
    return figure() != nullptr ? figure()->note() : QString();
}

void LessonPage::setZoom(int percent) {
    m_zoom = std::clamp(percent, 100, 200);
    QSettings().setValue(kZoomKey, m_zoom);
    m_header->setZoom(m_zoom);
    m_text->setZoom(m_zoom);
    showStep();
}

// The arrow keys turn pages at once.
void LessonPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        setFocus();
    }
    if (!m_shown) {
        m_shown = true;
        showFigure();
    }
}

// ---- Keys --------------------------------------------------------------------------------------

bool LessonPage::pressed(const QKeyEvent& event) {
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        const bool larger = event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal;
        if (larger || event.key() == Qt::Key_Minus) {
            setZoom(m_zoom + (larger ? kLessonPageZoomStep : -kLessonPageZoomStep));
            return true;
        }
        return false;
    }
    if (event.key() == Qt::Key_Left || event.key() == Qt::Key_Right) {
        turn(event.key() == Qt::Key_Right ? 1 : -1);
        return true;
    }
    if (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down) {
        return figure() != nullptr && figure()->stepBy(event.key() == Qt::Key_Down ? 1 : -1);
    }
    if (event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9) {
        goTo(event.key() == Qt::Key_0 ? 9 : event.key() - Qt::Key_1);
        return true;
    }
    return false;
}

void LessonPage::keyPressEvent(QKeyEvent* event) {
    if (!pressed(*event)) {
        QWidget::keyPressEvent(event);
    }
}

// A button would take the arrow keys to move the focus.
bool LessonPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if ((key.key() == Qt::Key_Left || key.key() == Qt::Key_Right) && pressed(key)) {
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace lab
