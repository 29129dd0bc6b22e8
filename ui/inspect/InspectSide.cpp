// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectSide.h"

#include "core/base/Error.h"
#include "core/model/Models.h"
#include "ui/base/Format.h"
#include "ui/inspect/AnswerLines.h"
#include "ui/inspect/MapLegend.h"
#include "ui/parts/ColumnScroll.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/parts/PictureView.h"
#include "ui/parts/SegmentedControl.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kInspectSidePicture = 152;
constexpr int kInspectSideNone = -1;  // of the test images
constexpr auto kByKey = "inspect/stepBy";
constexpr auto kScaleKey = "inspect/scale";
constexpr auto kOrderKey = "inspect/order";

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", "group");
    return label;
}

QFrame* rule(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    return line;
}

QVBoxLayout* columnOf(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

}  // namespace

InspectSide::InspectSide(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme) {
    setObjectName("inspectSide");
    setProperty("panel", "true");
    const QSettings settings;
    m_look.by = settings.value(kByKey).toInt() == 1 ? StepBy::Layer : StepBy::Block;
    m_look.scale =
        static_cast<InspectLook::Scale>(std::clamp(settings.value(kScaleKey).toInt(), 0, 2));
    m_look.order =
        settings.value(kOrderKey).toInt() == 1 ? MapOrder::StrongestFirst : MapOrder::ByChannel;
    auto* inside = new QWidget;
    auto* column = columnOf(inside);
    column->setContentsMargins(14, 12, 14, 12);
    column->addWidget(buildImage());
    column->addWidget(rule(this));
    column->addWidget(buildAnswers());
    column->addWidget(rule(this));
    column->addWidget(buildView());
    column->addStretch(1);
    auto* area = new ColumnScroll(this);
    area->setObjectName("inspectSideScroll");
    inside->setAutoFillBackground(false);
    area->setWidget(inside);
    auto* all = columnOf(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->addWidget(area);
}

// ---- Layout ------------------------------------------------------------------------------------

QWidget* InspectSide::buildImage() {
    auto* part = new QWidget;
    auto* column = columnOf(part);
    m_picture = new PictureView(m_theme, "inspectPicture", part);
    m_picture->setFixedSize(kInspectSidePicture, kInspectSidePicture);
    m_caption = new QLabel(part);
    m_caption->setObjectName("inspectCaption");
    m_caption->setProperty("role", "small");
    m_caption->setWordWrap(true);
    m_index = new CountField("testImage", part);
    m_index->setRange(0, 0);
    m_index->setKeyboardTracking(false);
    m_label = new QLabel(part);
    m_label->setObjectName("inspectLabel");
    m_label->setWordWrap(true);
    auto* index =
        new FieldRow(m_theme,
                     LabelledField{tr("Test image"), m_index,
                                   tr("Which image of the test set goes through, counted from 0")},
                     part);
    auto* open = new QPushButton(tr("Open…"), part);
    open->setObjectName("inspectOpen");
    open->setToolTip(tr("Open a picture (Ctrl+O); one can also be dropped or pasted here"));
    open->setFocusPolicy(Qt::TabFocus);
    open->setFixedHeight(28);
    m_samples = new QToolButton(part);
    m_samples->setObjectName("inspectSamples");
    m_samples->setText(tr("Samples"));
    m_samples->setPopupMode(QToolButton::InstantPopup);
    m_samples->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_samples->setFocusPolicy(Qt::TabFocus);
    m_samples->setToolTip(tr("Pictures that come with the program"));
    m_samples->setFixedHeight(28);
    auto* menu = new QMenu(m_samples);
    menu->setObjectName("inspectSamplesMenu");
    connect(menu, &QMenu::aboutToShow, this, &InspectSide::fillSamples);
    m_samples->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(open, 1);
    row->addWidget(m_samples, 1);
    column->addWidget(heading(tr("Image"), part));
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_caption);
    column->addWidget(index);
    column->addWidget(m_label);
    column->addLayout(row);
    connect(m_index, &QSpinBox::valueChanged, this, [this](int chosen) {
        if (chosen != kInspectSideNone) {
            Q_EMIT testImageChosen(chosen);
        }
    });
    connect(open, &QPushButton::clicked, this, &InspectSide::openRequested);
    try {
        m_samples->setVisible(!samplePictures().empty());
    } catch (const Error&) {  // a program without its files
        m_samples->hide();
    }
    return part;
}

QWidget* InspectSide::buildAnswers() {
    auto* part = new QWidget;
    auto* column = columnOf(part);
    m_answers = new AnswerLines(m_theme, part);
    column->addWidget(heading(tr("Answer"), part));
    column->addWidget(m_answers);
    return part;
}

QWidget* InspectSide::buildView() {
    auto* part = new QWidget;
    auto* column = columnOf(part);
    m_by = new SegmentedControl(tr("Step by"),
                                {{"stepByBlock", tr("Block"), tr("One building block a step")},
                                 {"stepByLayer", tr("Layer"), tr("One layer a step")}},
                                part);
    m_by->setCurrent(m_look.by == StepBy::Layer ? 1 : 0);
    m_by->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (QToolButton* segment : m_by->findChildren<QToolButton*>()) {
        segment->setFocusPolicy(Qt::TabFocus);  // a click leaves the keys to the page
        segment->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    auto* scale = new ChoiceField("mapScale", part);
    scale->addItems(
        {tr("Shared in a network"), tr("Shared by both networks"), tr("Each map its own")});
    scale->setCurrentIndex(static_cast<int>(m_look.scale));
    auto* order = new ChoiceField("mapOrder", part);
    order->addItems({tr("By channel"), tr("Strongest first")});
    order->setCurrentIndex(m_look.order == MapOrder::StrongestFirst ? 1 : 0);
    for (ChoiceField* field : {scale, order}) {
        field->setFocusPolicy(Qt::TabFocus);
        field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        field->setMinimumContentsLength(8);
    }
    m_legend = new MapLegend(m_theme, part);
    column->addWidget(heading(tr("View"), part));
    column->addWidget(m_by);
    column->addWidget(new FieldRow(
        m_theme,
        {{tr("Colour scale"), scale,
          tr("Which value gets the last colour: shared, sizes can be compared; with its own, "
             "each map shows its pattern")}},
        part));
    column->addWidget(
        new FieldRow(m_theme,
                     {{tr("Order of the maps"), order,
                       tr("By channel both networks' maps stand at the same places")}},
                     part));
    column->addWidget(m_legend);
    connect(m_by, &SegmentedControl::chosen, this, [this](int index) {
        InspectLook look = m_look;
        look.by = index == 1 ? StepBy::Layer : StepBy::Block;
        choose(look);
    });
    connect(scale, &QComboBox::currentIndexChanged, this, [this](int index) {
        InspectLook look = m_look;
        look.scale = static_cast<InspectLook::Scale>(index);
        choose(look);
    });
    connect(order, &QComboBox::currentIndexChanged, this, [this](int index) {
        InspectLook look = m_look;
        look.order = index == 1 ? MapOrder::StrongestFirst : MapOrder::ByChannel;
        choose(look);
    });
    return part;
}

void InspectSide::choose(InspectLook look) {
    m_look = look;
    QSettings settings;
    settings.setValue(kByKey, look.by == StepBy::Layer ? 1 : 0);
    settings.setValue(kScaleKey, static_cast<int>(look.scale));
    settings.setValue(kOrderKey, look.order == MapOrder::StrongestFirst ? 1 : 0);
    Q_EMIT appearanceChanged();
}

void InspectSide::fillSamples() {
    m_samples->menu()->clear();
    for (const std::filesystem::path& file : samplePictures()) {
        QAction* action = m_samples->menu()->addAction(pathText(file.stem()));
        action->setObjectName("sample-" + action->text());
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT pictureChosen(file); });
    }
}

// ---- What it shows -----------------------------------------------------------------------------

void InspectSide::showPass(const InspectPass& pass) {
    m_picture->setImage(pass.picture);
    const bool test = pass.image.file.empty();
    m_said.clear();
    if (pass.imageProblem.isEmpty()) {
        m_said = test ? pass.dataset : pathText(pass.image.file.filename());
    }
    m_picture->setAccessibleName(tr("The image that goes through: %1").arg(m_said));
    // Beside a picture it shows none, so that each test image is another value.
    const QSignalBlocker quiet(m_index);
    m_index->setZeroText(test ? QString() : QStringLiteral("–"));
    m_index->setRange(test ? 0 : kInspectSideNone, std::max(0, pass.testImages - 1));
    m_index->setEnabled(pass.testImages > 0);
    m_index->setValue(test ? pass.image.index : kInspectSideNone);
    m_label->setText(pass.label.isEmpty() ? QString()
                                          : tr("Label <b>%1</b>").arg(pass.label.toHtmlEscaped()));
    m_label->setVisible(!pass.label.isEmpty());
    m_answers->showPass(pass);
    promise({});
}

void InspectSide::promise(const QString& text) {
    m_caption->setText(text.isEmpty() ? m_said : text);
    m_caption->setVisible(!m_caption->text().isEmpty());
}

void InspectSide::showLimits(const MapLimits& limits) {
    m_legend->setLimits(m_look.scale == InspectLook::Scale::Both ? limits : MapLimits{});
}

}  // namespace lab
