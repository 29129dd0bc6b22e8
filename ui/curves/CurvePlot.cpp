// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurvePlot.h"

#include "core/base/Error.h"
#include "ui/curves/CurveCsv.h"
#include "ui/curves/CurveNavigator.h"
#include "ui/curves/CurveQuantity.h"
#include "ui/plots/FigureExport.h"
#include "ui/theme/Tokens.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab {

namespace {

constexpr double kPaperScale = 2;
constexpr QSize kLeastPaper(760, 420);
constexpr double kKeyZoom = 0.8;
constexpr double kKeyPan = 0.1;
constexpr double kKeySteps = 0.01;  // of what is seen

}  // namespace

struct CurvePlot::Private {
    Private(CurvePlot& owner, const Theme& colours, const ExperimentModel& runs)
        : plot(owner),
          theme(colours),
          model(runs),
          figure(new CurveFigure(runs, colours.tokens(), &owner)),
          navigator(new CurveNavigator(*figure)) {}

    void change(const CurveOptions& options);
    void queueReplot();
    void setFollow(bool on);
    void showWhole();
    void show(const CurveView& view);
    void restart();
    void grow(int run);
    void point(double epoch, int run);
    void leave();
    void highlight(int run);
    void raise();
    void moveCursor(double direction);
    void moveCursorTo(double epoch);
    bool panByKey(int key);
    bool pressed(const QKeyEvent& event);
    void zoomAtCentre(double factor);
    void describe();
    std::unique_ptr<CurveFigure> onPaper() const;
    QSize paperSize() const { return figure->size().expandedTo(kLeastPaper); }

    CurvePlot& plot;
    const Theme& theme;
    const ExperimentModel& model;
    CurveFigure* figure;
    CurveNavigator* navigator;
    bool follow = true;
    bool isStale = false;
    int chosen = -1;   ///< the run that the page highlights
    int hovered = -1;  ///< the run that the pointer is upon
};

// ---- what is drawn

void CurvePlot::Private::queueReplot() {
    if (plot.isVisible()) {
        figure->replot(QCustomPlot::rpQueuedReplot);
    } else {
        isStale = true;
    }
}

void CurvePlot::Private::change(const CurveOptions& options) {
    if (static_cast<int>(figure->looks().size()) != model.runCount()) {
        restart();  // someone heard of the model's reset before this did
    }
    figure->setOptions(options);
    if (follow) {
        figure->setView(figure->wholeView());
    }
    queueReplot();
}

void CurvePlot::Private::restart() {
    CurveOptions options = figure->options();
    options.hidden.clear();
    options.highlighted = chosen = hovered = -1;
    figure->setOptions(options);
    figure->rebuild();
    setFollow(true);
    describe();
    queueReplot();
    Q_EMIT plot.seedsChanged();
}

void CurvePlot::Private::grow(int run) {
    figure->grow(run);
    if (follow) {
        figure->setView(figure->wholeView());
    }
    describe();
    queueReplot();
}

// ---- which part is seen

void CurvePlot::Private::setFollow(bool on) {
    if (follow != on) {
        follow = on;
        Q_EMIT plot.followChanged(on);
    }
}

void CurvePlot::Private::showWhole() {
    setFollow(true);
    figure->setView(figure->wholeView());
    queueReplot();
}

void CurvePlot::Private::show(const CurveView& view) {
    setFollow(false);
    figure->setView(bounded(view, figure->wholeView()));
    queueReplot();
}

void CurvePlot::Private::zoomAtCentre(double factor) {
    CurveView view = figure->view();
    const bool linear = view.scale == Scale::Linear;
    const double middle =
        linear ? view.errors.center() : std::sqrt(view.errors.lower * view.errors.upper);
    view.epochs = zoomed(view.epochs, view.epochs.center(), factor, Scale::Linear);
    view.errors = zoomed(view.errors, middle, factor, view.scale);
    show(view);
}

// ---- cursor and highlight

void CurvePlot::Private::point(double epoch, int run) {
    figure->setCursorAt(epoch);
    figure->replotCursor();
    highlight(run);
}

void CurvePlot::Private::leave() {
    if (figure->readout()) {
        figure->setCursorAt({});
        figure->replotCursor();
    }
    highlight(-1);
}

// What the pointer is upon comes before what the page has chosen.
void CurvePlot::Private::raise() {
    CurveOptions options = figure->options();
    options.highlighted = hovered >= 0 ? hovered : chosen;
    if (options.highlighted != figure->options().highlighted) {
        change(options);
    }
}

void CurvePlot::Private::highlight(int run) {
    if (std::exchange(hovered, run) != run) {
        raise();
        Q_EMIT plot.highlighted(run);
    }
}

void CurvePlot::Private::moveCursorTo(double epoch) {
    figure->setCursorAt(epoch);
    const CurveView view = figure->view();
    if (const auto& readout = figure->readout(); readout && !view.epochs.contains(readout->epoch)) {
        CurveView moved = view;
        moved.epochs += readout->epoch - view.epochs.center();
        show(moved);
    }
    figure->replotCursor();
    describe();
}

void CurvePlot::Private::moveCursor(double direction) {
    const QCPRange seen = figure->view().epochs;
    if (!figure->readout()) {
        moveCursorTo(direction > 0 ? seen.lower : seen.upper);
        return;
    }
    const bool bySteps = figure->options().abscissa == Abscissa::Steps;
    const double step = bySteps ? seen.size() * kKeySteps : 1;
    moveCursorTo(figure->readout()->epoch + direction * step);
}

// ---- keys

bool CurvePlot::Private::panByKey(int key) {
    double across = 0;
    double up = 0;
    switch (key) {
        case Qt::Key_Right:
            across = kKeyPan;
            break;
        case Qt::Key_Left:
            across = -kKeyPan;
            break;
        case Qt::Key_Up:
            up = kKeyPan;
            break;
        case Qt::Key_Down:
            up = -kKeyPan;
            break;
        default:
            return false;
    }
    CurveView view = figure->view();
    view.epochs = panned(view.epochs, across, Scale::Linear);
    view.errors = panned(view.errors, up, view.scale);
    show(view);
    return true;
}

bool CurvePlot::Private::pressed(const QKeyEvent& event) {
    if (event.matches(QKeySequence::Copy)) {
        plot.copyImage();
        return true;
    }
    if (event.modifiers().testFlag(Qt::ShiftModifier) && panByKey(event.key())) {
        return true;
    }
    if ((event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_0:
            showWhole();
            return true;
        case Qt::Key_F:
            plot.setFollow(!follow);
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomAtCentre(kKeyZoom);
            return true;
        case Qt::Key_Minus:
            zoomAtCentre(1 / kKeyZoom);
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right:
            moveCursor(event.key() == Qt::Key_Right ? 1 : -1);
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
            return panByKey(event.key());
        case Qt::Key_Home:
        case Qt::Key_End:
            moveCursorTo(event.key() == Qt::Key_Home ? 0 : figure->wholeView().epochs.upper);
            return true;
        case Qt::Key_Escape: {
            const bool there = figure->readout().has_value();
            leave();
            return there;
        }
        default:
            return false;
    }
}

// ---- words

void CurvePlot::Private::describe() {
    const Quantity quantity = figure->options().quantity;
    QStringList sentences;
    for (const CurveLook& look : figure->looks()) {
        const RunResult& run = model.run(look.run).result;
        if (run.epochs.empty()) {
            continue;
        }
        const EpochFigures figures = figuresOf(quantity, run, run.epochs.back());
        const QString epoch = QString::number(run.epochs.back().epoch);
        const QString test = textOf(quantity, figures.test);
        sentences.append(isOfBoth(quantity)
                             ? CurvePlot::tr("%1 after epoch %2: training %3, test %4.")
                                   .arg(look.name, epoch, textOf(quantity, figures.training), test)
                             : CurvePlot::tr("%1 after epoch %2: %3.").arg(look.name, epoch, test));
    }
    const QString what = quantity == Quantity::Error
                             ? CurvePlot::tr("Error in per cent over epochs.")
                             : CurvePlot::tr("%1 over epochs.").arg(axisTitle(quantity));
    const QString text = what + ' ' +
                         (sentences.isEmpty() ? CurvePlot::tr("Nothing has been trained yet.")
                                              : sentences.join(' '));
    if (text != plot.accessibleDescription()) {
        plot.setAccessibleDescription(text);
    }
}

// ---- paper

std::unique_ptr<CurveFigure> CurvePlot::Private::onPaper() const {
    auto paper = std::make_unique<CurveFigure>(model, lightTokens());
    CurveOptions options = figure->options();
    options.highlighted = -1;
    paper->setOptions(options);
    paper->setView(figure->view());
    return paper;
}

// ---- the widget

CurvePlot::CurvePlot(const Theme& theme, const ExperimentModel& model, QWidget* parent)
    : QWidget(parent), m_private(std::make_unique<Private>(*this, theme, model)) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(480, 240);
    setAccessibleName(tr("Curves"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_private->figure);

    connect(&model, &ExperimentModel::reset, this, [this] { m_private->restart(); });
    connect(&model, &ExperimentModel::runChanged, this, [this](int run) { m_private->grow(run); });
    connect(&theme, &Theme::changed, this, [this] {
        m_private->figure->setTokens(m_private->theme.tokens());
        m_private->queueReplot();
    });
    const CurveNavigator* navigator = m_private->navigator;
    connect(navigator, &CurveNavigator::viewAsked, this,
            [this](const CurveView& view) { m_private->show(view); });
    connect(navigator, &CurveNavigator::fitAsked, this, &CurvePlot::fit);
    connect(navigator, &CurveNavigator::pointedAt, this,
            [this](double epoch, int run) { m_private->point(epoch, run); });
    connect(navigator, &CurveNavigator::left, this, [this] { m_private->leave(); });
    m_private->describe();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setQuantity(Quantity quantity) {
    CurveOptions options = m_private->figure->options();
    options.quantity = quantity;
    m_private->change(options);
    m_private->describe();
}

void CurvePlot::setArrangement(Arrangement arrangement) {
    CurveOptions options = m_private->figure->options();
    options.arrangement = arrangement;
    m_private->change(options);
}

void CurvePlot::setAbscissa(Abscissa abscissa) {
    CurveOptions options = m_private->figure->options();
    options.abscissa = abscissa;
    m_private->change(options);
}

void CurvePlot::setLogarithmic(bool on) {
    CurveOptions options = m_private->figure->options();
    options.scale = on ? Scale::Logarithmic : Scale::Linear;
    m_private->change(options);
}

void CurvePlot::setSmoothing(double share) {
    CurveOptions options = m_private->figure->options();
    options.smoothing = std::clamp(share, 0.0, 0.99);
    m_private->change(options);
}

void CurvePlot::setReference(Reference reference) {
    CurveOptions options = m_private->figure->options();
    options.reference = reference;
    m_private->change(options);
}

void CurvePlot::setMeans(bool on) {
    CurveOptions options = m_private->figure->options();
    options.means = on;
    m_private->change(options);
}

bool CurvePlot::hasSeeds() const {
    return std::ranges::any_of(seedGroupsOf(m_private->model),
                               [](const SeedGroup& group) { return group.size() > 1; });
}

void CurvePlot::setHighlighted(int run) {
    m_private->chosen = run;
    m_private->raise();
}

void CurvePlot::setHidden(int run, bool hidden) {
    CurveOptions options = m_private->figure->options();
    if (hidden ? options.hidden.insert(run).second : options.hidden.erase(run) > 0) {
        m_private->change(options);
    }
}

void CurvePlot::setFollow(bool on) {
    if (on) {
        fit();
    } else {
        m_private->setFollow(false);
    }
}

bool CurvePlot::follows() const {
    return m_private->follow;
}

void CurvePlot::fit() {
    m_private->showWhole();
}

void CurvePlot::copyImage() const {
    const auto paper = m_private->onPaper();
    QGuiApplication::clipboard()->setImage(
        figureImage(*paper, m_private->paperSize(), kPaperScale));
}

void CurvePlot::exportTo(const QString& file) const {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QLatin1String("csv")) {
        writeFigure(file, curvesCsv(m_private->model, m_private->figure->options()));
        return;
    }
    const auto paper = m_private->onPaper();
    const QSize size = m_private->paperSize();
    const QString title = m_private->model.name();
    if (suffix == QLatin1String("png")) {
        writeFigure(file, pngOf(figureImage(*paper, size, kPaperScale)));
    } else if (suffix == QLatin1String("svg")) {
        paper->setEdges(CurveFigure::Edges::PaintedOver);
        writeFigure(file, figureSvg(*paper, size, title));
    } else if (suffix == QLatin1String("pdf")) {
        writeFigure(file, figurePdf(*paper, size, title));
    } else {
        throw Error(tr("%1 does not tell a format: let its name end in .png, .svg, .pdf or .csv.")
                        .arg(file)
                        .toStdString());
    }
}

void CurvePlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_private->isStale, false)) {
        m_private->queueReplot();
    }
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
    if (!m_private->pressed(*event)) {
        QWidget::keyPressEvent(event);
    }
}

void CurvePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_private->figure->setTokens(m_private->theme.tokens());
        m_private->queueReplot();
    }
}

}  // namespace lab
