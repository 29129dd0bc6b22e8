// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ResultsPanel.h"

#include "ui/base/Format.h"
#include "ui/classify/AccuracyBars.h"
#include "ui/classify/ConfusionTable.h"
#include "ui/parts/Fields.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Panels.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Icons.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace lab {

/// The first pictures of a cell.
class ThumbnailRow : public QWidget {
public:
    ThumbnailRow(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setFixedHeight(36);
    }
    void setImages(std::vector<QImage> images) {
        m_images = std::move(images);
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        int left = 0;
        for (const QImage& image : m_images) {
            if (left + 36 > width()) {
                break;
            }
            painter.setPen(m_theme.tokens().border);
            painter.setBrush(m_theme.tokens().sunken);
            painter.drawRect(left, 0, 35, 35);
            QRect place(QPoint(), image.size().scaled(QSize(34, 34), Qt::KeepAspectRatio));
            place.moveCenter(QPoint(left + 18, 18));
            painter.drawImage(place, image);
            left += 43;
        }
    }

private:
    const Theme& m_theme;
    std::vector<QImage> m_images;
};

namespace {

QString labelledText(int count) {
    if (count == 0) {
        return {};
    }
    return count == 1 ? ResultsPanel::tr("1 labelled picture")
                      : ResultsPanel::tr("%1 labelled pictures").arg(countText(count));
}

constexpr int kAccuracyWidth = 288;  // next to the matrix

QLabel* label(const QString& text, const char* role) {
    auto* made = new QLabel(text);
    made->setProperty("role", role);
    return made;
}

}  // namespace

ResultsPanel::ResultsPanel(const Theme& theme, const PictureModel& pictures, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_pictures(pictures),
      m_labelled(label({}, "small")),
      m_bars(new AccuracyBars(theme, this)),
      m_none(new QLabel(tr("Pictures from folders that are named after classes show here how often "
                           "each network is right."),
                        this)),
      m_basis(label({}, "small")),
      m_model(new ChoiceField("confusionModel", this)),
      m_cells(new ConfusionModel(this)),
      m_table(new ConfusionTable(theme, *m_cells, this)),
      m_columns(nullptr),
      m_sentence(new QLabel(this)),
      m_thumbnails(new ThumbnailRow(theme, this)),
      m_show(new QPushButton(this)) {
    setObjectName("resultsPanel");
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(8);
    m_parts->addWidget(buildAccuracy());
    m_parts->addWidget(buildConfusion(), 1);
    setWide(false);
    connect(m_model, &QComboBox::currentIndexChanged, this, &ResultsPanel::count);
    connect(m_model, &QComboBox::activated, this, [this] { m_picked = true; });
    connect(m_table, &ConfusionTable::opened, this, &ResultsPanel::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ResultsPanel::showCell);
    connect(m_show, &QPushButton::clicked, this, [this] { choose(m_table->currentIndex()); });
    setModels();
}

QWidget* ResultsPanel::buildAccuracy() {
    m_accuracy = makePanel();
    auto* column = new QVBoxLayout(m_accuracy);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Accuracy"), "group"));
    head->addStretch();
    m_labelled->setObjectName("labelledCount");
    head->addWidget(m_labelled);
    column->addLayout(head);
    column->addWidget(m_bars);
    m_basis->setObjectName("accuracyBasis");
    m_basis->setWordWrap(true);
    column->addWidget(m_basis);
    m_none->setProperty("role", "small");
    m_none->setWordWrap(true);
    column->addWidget(m_none);
    column->addStretch(1);
    return m_accuracy;
}

QWidget* ResultsPanel::buildConfusion() {
    m_confusion = makePanel();
    auto* column = new QVBoxLayout(m_confusion);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Confusion"), "group"));
    head->addStretch();
    m_model->setAccessibleName(tr("Network of the confusion matrix"));
    m_model->setToolTip(tr("Network of the confusion matrix"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(11);
    head->addWidget(m_model);
    column->addLayout(head);
    m_hint = label({}, "small");
    m_hint->setObjectName("confusionHint");
    m_hint->setAlignment(Qt::AlignHCenter);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    column->addWidget(m_table, 1);
    m_columns = new ColumnNames(m_theme, *m_table, *m_cells, m_confusion);
    column->addWidget(m_columns);
    connect(m_table, &ConfusionTable::fitted, this, [this] {
        m_table->setMaximumHeight(
            m_table->verticalHeader()->defaultSectionSize() * std::max(1, m_cells->rowCount()) + 2);
        m_columns->update();
    });
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_columns,
            qOverload<>(&QWidget::update));
    column->addStretch(0);
    m_cell = buildCell();
    return m_confusion;
}

QWidget* ResultsPanel::buildCell() {
    auto* cell = new QWidget;
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    m_sentence->setObjectName("cellSentence");
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    column->addWidget(m_thumbnails);
    m_show->setObjectName("showCell");
    m_show->setIcon(icon(Icon::List, m_theme.tokens(), Ink::Text));
    m_show->setFixedHeight(28);
    column->addWidget(m_show);
    return cell;
}

// The pictures of a cell go where there is height for them.
void ResultsPanel::setWide(bool wide) {
    m_parts->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_accuracy->setMinimumWidth(wide ? kAccuracyWidth : 0);
    m_accuracy->setMaximumWidth(wide ? kAccuracyWidth : QWIDGETSIZE_MAX);
    auto* column = static_cast<QBoxLayout*>((wide ? m_accuracy : m_confusion)->layout());
    column->insertWidget(column->count() - 1, m_cell);  // the last is the stretch
    m_cell->show();
}

void ResultsPanel::setModels() {
    const int chosen = m_picked ? m_model->currentData().toInt() : deepestResidual();
    {
        const QSignalBlocker quiet(m_model);
        m_model->clear();
        for (const ChosenModel& model : m_pictures.models()) {
            QPixmap sign(32, 32);
            sign.setDevicePixelRatio(2);
            sign.fill(Qt::transparent);
            QPainter painter(&sign);
            paintSwatch(painter, QRectF(2, 2, 12, 12), networkMarker(model.network),
                        networkColour(model.network));
            painter.end();
            m_model->addItem(QIcon(sign), model.name, model.id);
        }
        m_model->setCurrentIndex(std::max(
            0, m_model->findData(m_model->findData(chosen) >= 0 ? chosen : deepestResidual())));
    }
    count();
}

// What a person looks at first, until they choose.
int ResultsPanel::deepestResidual() const {
    const auto rank = [](const ChosenModel& model) {
        return std::pair(model.network.family == Family::Residual, depthOf(model.network));
    };
    const std::vector<ChosenModel>& models = m_pictures.models();
    const auto best = std::ranges::max_element(models, {}, rank);
    return best == models.end() ? 0 : best->id;
}

void ResultsPanel::count() {
    const std::vector<ChosenModel>& models = m_pictures.models();
    const AccuracyComparison comparison = compareOn(m_pictures.all(), models);
    std::vector<AccuracyBars::Line> lines;
    for (std::size_t i = 0; i < models.size(); ++i) {
        lines.push_back(
            {models[i].name, models[i].network, comparison.shown()[i], comparison.own[i]});
    }
    const bool any = comparison.labelled > 0;
    showBasis(comparison);
    m_bars->setLines(std::move(lines));
    m_bars->setVisible(any);
    m_none->setVisible(!any);
    m_confusion->setVisible(any);
    m_cell->setVisible(any);
    const int id = m_model->currentData().toInt();
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (models[i].id == id) {
            m_table->setColour(networkColour(models[i].network));
            m_cells->count(m_pictures.all(), models[i]);
            const int all = comparison.own[i].all;
            m_hint->setText((all == 1 ? tr("1 picture; rows: true class, columns: answer")
                                      : tr("%1 pictures; rows: true class, columns: answer"))
                                .arg(countText(all)));
        }
    }
    m_table->fit();
    showCell();
}

// Of which pictures the figures are: a sentence where it is not all of them.
void ResultsPanel::showBasis(const AccuracyComparison& comparison) {
    const int common = comparison.pictures();
    const int labelled = comparison.labelled;
    m_labelled->setText(labelledText(labelled));
    const bool whole = common == labelled;
    m_basis->setVisible(!whole);
    if (!whole) {
        m_basis->setText(
            comparison.isCommon()
                ? tr("Compared on the %1 of them that every network has answered and whose label "
                     "every network knows.")
                      .arg(countText(common))
                : tr("No picture's label is known to all of them: these figures are of different "
                     "pictures and cannot be compared."));
    }
}

void ResultsPanel::showCell() {
    const QModelIndex cell = m_table->currentIndex();
    const int count = cell.isValid() ? m_cells->countAt(cell) : 0;
    m_sentence->setText(cell.isValid() ? m_cells->sentence(cell)
                                       : tr("Click a cell to see its pictures."));
    std::vector<QImage> images;
    for (const Picture& picture : m_pictures.all()) {
        if (count > 0 && images.size() < 6 &&
            PictureFilter::isIn(picture, m_cells->cellOf(cell), m_pictures.models())) {
            images.push_back(picture.thumbnail);
        }
    }
    m_thumbnails->setVisible(!images.empty());
    m_thumbnails->setImages(std::move(images));
    m_show->setVisible(count > 0);
    m_show->setText(count == 1 ? tr("Show it in the list")
                               : tr("Show these %1 in the list").arg(countText(count)));
    m_table->verticalHeader()->viewport()->update();
}

void ResultsPanel::choose(const QModelIndex& cell) {
    showCell();
    if (cell.isValid() && m_cells->countAt(cell) > 0) {
        Q_EMIT cellRequested(m_cells->cellOf(cell), m_cells->sentence(cell));
    }
}

}  // namespace lab
