// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveBar.h"

#include "core/base/Error.h"
#include "ui/base/FileDialogs.h"
#include "ui/parts/Fields.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/SegmentedControl.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr int kCurveBarHeight = 44;
constexpr double kSmoothing = 0.7;

QString keyOf(const QString& name) {
    return "curves/" + name;
}

}  // namespace

CurveBar::CurveBar(const Theme& theme, CurvePlot& plot, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_plot(plot),
      m_quantity(new ChoiceField("quantity", this)),
      m_arrangement(new SegmentedControl(
          tr("Arrangement"),
          {{"sideBySide", tr("Side by side"), tr("Plain at the left, residual at the right")},
           {"overlaid", tr("Overlaid"), tr("All on one figure")}},
          this)),
      m_abscissa(new SegmentedControl(
          tr("Points"),
          {{"perEpoch", tr("Per epoch"), tr("A point an epoch: training and test error")},
           {"perStep", tr("Per step"), tr("A point a step: training error of the batch")}},
          this)),
      m_view(new QToolButton(this)),
      m_follow(new QToolButton(this)) {
    setFixedHeight(kCurveBarHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(12);
    buildQuantity();
    buildSegments();
    buildOptions();
    row->addStretch(1);
    buildTools();
}

void CurveBar::buildQuantity() {
    using Quantity = CurveOptions::Quantity;
    m_quantity->setAccessibleName(tr("What the curves show"));
    m_quantity->setToolTip(tr("What the curves show"));
    m_quantity->addItem(tr("Error"), static_cast<int>(Quantity::Error));
    m_quantity->addItem(tr("Loss"), static_cast<int>(Quantity::Loss));
    m_quantity->addItem(tr("Learning rate"), static_cast<int>(Quantity::LearningRate));
    m_quantity->addItem(tr("Images a second"), static_cast<int>(Quantity::Speed));
    m_quantity->setFixedHeight(28);
    layout()->addWidget(m_quantity);
    const auto choose = [this](int item) {
        m_plot.setQuantity(static_cast<Quantity>(m_quantity->itemData(item).toInt()));
        offer(QStringLiteral("reference"), item == 0);
    };
    connect(m_quantity, &QComboBox::currentIndexChanged, this, choose);
}

void CurveBar::buildSegments() {
    layout()->addWidget(m_arrangement);
    layout()->addWidget(m_abscissa);
    const auto arrange = [this](int index) {
        m_plot.setArrangement(index == 0 ? CurvePlot::Arrangement::SideBySide
                                         : CurvePlot::Arrangement::Overlaid);
    };
    const auto measure = [this](int index) {
        m_plot.setAbscissa(index == 0 ? CurvePlot::Abscissa::Epochs : CurvePlot::Abscissa::Steps);
    };
    const QSettings settings;
    m_arrangement->setCurrent(settings.value(keyOf("arrangement")).toInt() == 1 ? 1 : 0);
    m_abscissa->setCurrent(settings.value(keyOf("abscissa")).toInt() == 1 ? 1 : 0);
    arrange(m_arrangement->current());
    measure(m_abscissa->current());
    connect(m_arrangement, &SegmentedControl::chosen, this, [arrange](int index) {
        QSettings().setValue(keyOf("arrangement"), index);
        arrange(index);
    });
    connect(m_abscissa, &SegmentedControl::chosen, this, [measure](int index) {
        QSettings().setValue(keyOf("abscissa"), index);
        measure(index);
    });
}

void CurveBar::buildOptions() {
    m_view->setObjectName("viewMenu");
    m_view->setText(tr("View"));
    m_view->setToolTip(tr("How the curves are drawn"));
    m_view->setPopupMode(QToolButton::InstantPopup);
    m_view->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_view->setIcon(icon(Icon::ChevronDown, m_theme.tokens(), Ink::Text));
    m_view->setMenu(new QMenu(m_view));
    m_view->setProperty("menuArrow", "none");
    m_view->setFocusPolicy(Qt::StrongFocus);
    addOption(
        "means", tr("Means"),
        tr("The seeds of a network as their mean and its deviation, single runs faint behind"),
        [this](bool on) { m_plot.setMeans(on); }, true);
    connect(&m_plot, &CurvePlot::seedsChanged, this,
            [this] { offer(QStringLiteral("means"), m_plot.hasSeeds()); });
    addOption("logY", tr("Log y"), tr("Logarithmic axis"),
              [this](bool on) { m_plot.setLogarithmic(on); });
    addOption("smooth", tr("Smooth"), tr("Smoothed curves over the raw points"),
              [this](bool on) { m_plot.setSmoothing(on ? kSmoothing : 0); });
    addOption(
        "reference", tr("Reference"), tr("Published errors, with their source"), [this](bool on) {
            m_plot.setReference(on ? CurvePlot::Reference::Published : CurvePlot::Reference::None);
        });
    offer(QStringLiteral("means"), m_plot.hasSeeds());
    layout()->addWidget(m_view);
    m_view->hide();
}

// The check box and its twin in the menu say the same.
QCheckBox* CurveBar::addOption(const QString& name, const QString& text, const QString& toolTip,
                               const std::function<void(bool)>& apply, bool usual) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setToolTip(toolTip);
    layout()->addWidget(box);
    QAction* action = m_view->menu()->addAction(text);
    action->setObjectName(name + "Action");
    action->setCheckable(true);
    const bool on = QSettings().value(keyOf(name), usual).toBool();
    box->setChecked(on);
    action->setChecked(on);
    apply(on);
    connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
    connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    connect(box, &QCheckBox::toggled, this, [name, apply](bool checked) {
        QSettings().setValue(keyOf(name), checked);
        apply(checked);
    });
    m_options.push_back({name, box, action});
    return box;
}

QToolButton* CurveBar::toolButton(const QString& name, Icon which, const QString& toolTip) {
    auto* button = iconButton(this, m_theme, name, which, toolTip);
    button->setFixedHeight(28);
    layout()->addWidget(button);
    return button;
}

void CurveBar::buildTools() {
    m_follow->setObjectName("follow");
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keeps everything in sight while the curves grow (F)"));
    m_follow->setIcon(icon(Icon::Follow, m_theme.tokens(), Ink::Text));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setCheckable(true);
    m_follow->setChecked(m_plot.follows());
    m_follow->setFocusPolicy(Qt::StrongFocus);
    m_follow->setFixedHeight(28);
    layout()->addWidget(m_follow);
    connect(m_follow, &QToolButton::clicked, this, [this](bool on) { m_plot.setFollow(on); });
    connect(&m_plot, &CurvePlot::followChanged, m_follow, &QToolButton::setChecked);
    QToolButton* copy = toolButton("copyFigure", Icon::Copy, tr("Copy the figure"));
    connect(copy, &QToolButton::clicked, this, [this] { m_plot.copyImage(); });
    QToolButton* save = toolButton("exportMenu", Icon::Export, tr("Export the figure"));
    save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(save);
    addExport(menu, "png", tr("PNG…"));
    addExport(menu, "svg", tr("SVG…"));
    addExport(menu, "pdf", tr("PDF…"));
    addExport(menu, "csv", tr("CSV…"));
    save->setMenu(menu);
}

void CurveBar::addExport(QMenu* menu, const QString& suffix, const QString& text) {
    QAction* action = menu->addAction(text);
    action->setObjectName("export-" + suffix);
    connect(action, &QAction::triggered, this, [this, suffix] { exportAs(suffix); });
}

void CurveBar::exportAs(const QString& suffix) {
    askExport(this, tr("Export the figure"), m_fileName, suffix,
              [this](const QString& file) { m_plot.exportTo(file); },
              {[this](const QString& file) { Q_EMIT exported(file); },
               [this](const QString& sentence) { Q_EMIT failed(sentence); }});
}

// ---- Room --------------------------------------------------------------------------------------

// With the check boxes in the bar; hidden widgets keep their size hints.
int CurveBar::fullWidth() const {
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right();
    const auto isLeftOut = [this](const QWidget* widget) {
        return widget == m_view || std::ranges::any_of(m_options, [widget](const Option& option) {
                   return option.box == widget && !option.isOffered;
               });
    };
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget* widget = layout()->itemAt(i)->widget();
        if (widget != nullptr && !isLeftOut(widget)) {
            width +=
                std::max(widget->sizeHint().width(), widget->minimumWidth()) + layout()->spacing();
        }
    }
    return width;
}

QSize CurveBar::sizeHint() const {
    return {fullWidth(), kCurveBarHeight};
}

QSize CurveBar::minimumSizeHint() const {
    return {200, kCurveBarHeight};
}

void CurveBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showOptions();
}

void CurveBar::showOptions() {
    const bool narrow = width() < fullWidth();
    for (const Option& option : m_options) {
        option.box->setVisible(!narrow && option.isOffered);
        option.action->setVisible(option.isOffered);
    }
    m_view->setVisible(narrow);
}

void CurveBar::offer(const QString& name, bool offered) {
    std::ranges::find(m_options, name, &Option::name)->isOffered = offered;
    updateGeometry();
    showOptions();
}

}  // namespace lab
