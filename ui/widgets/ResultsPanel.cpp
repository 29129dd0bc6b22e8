#include "ui/widgets/ResultsPanel.h"

#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Tokens.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Swatch.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lab {

// ---- Painted parts -----------------------------------------------------------------------------

/// One line a network: sign, name, bar, per cent.
class AccuracyBars : public QWidget {
public:
    struct Line {
        QString name;
        NetworkSpec network;
        Accuracy accuracy;
    };

    AccuracyBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setObjectName("accuracyBars");
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setLines(std::vector<Line> lines) {
        m_lines = std::move(lines);
        QStringList words;
        for (const Line& line : m_lines) {
            words << ResultsPanel::tr("%1: %2 of %3 right")
                         .arg(line.name)
                         .arg(line.accuracy.right)
                         .arg(line.accuracy.all);
        }
        setAccessibleName(words.join(", "));
        setToolTip(words.join('\n'));
        setFixedHeight(kLine * static_cast<int>(m_lines.size()));
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int share = fontMetrics().horizontalAdvance("100.0 %") + 6;
        const int names = std::min(width() / 2 - 20, widest() + 8);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const Line& line = m_lines[i];
            const int top = static_cast<int>(i) * kLine;
            paintSwatch(painter, QRectF(0, top + (kLine - 12) / 2.0, 12, 12),
                        networkMarker(line.network), networkColour(line.network));
            painter.setPen(tokens.text);
            painter.drawText(QRect(20, top, names, kLine), Qt::AlignVCenter,
                             fontMetrics().elidedText(line.name, Qt::ElideRight, names));
            const QRectF track(24 + names, top + kLine / 2.0 - 4, width() - share - names - 30, 8);
            paintBar(painter, track, line);
            QFont bold = font();
            bold.setBold(true);
            painter.setFont(bold);
            painter.setPen(tokens.text);
            painter.drawText(QRect(0, top, width(), kLine), Qt::AlignRight | Qt::AlignVCenter,
                             line.accuracy.all > 0 ? percentText(line.accuracy.percent()) + " %"
                                                   : QStringLiteral("–"));
            painter.setFont(font());
        }
    }

private:
    static constexpr int kLine = 26;

    int widest() const {
        int widest = 0;
        for (const Line& line : m_lines) {
            widest = std::max(widest, fontMetrics().horizontalAdvance(line.name));
        }
        return widest;
    }
    void paintBar(QPainter& painter, const QRectF& track, const Line& line) const {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tokens().track);
        painter.drawRoundedRect(track, 4, 4);
        if (line.accuracy.right > 0) {
            QRectF filled = track;
            filled.setWidth(track.width() * line.accuracy.percent() / 100);
            painter.setBrush(networkColour(line.network));
            painter.drawRoundedRect(filled, 4, 4);
        }
    }

    const Theme& m_theme;
    std::vector<Line> m_lines;
};

/// The columns' names, slanted, below the table.
class ColumnNames : public QWidget {
public:
    ColumnNames(const Theme& theme, const ConfusionTable& table, const ConfusionModel& cells,
                QWidget* parent)
        : QWidget(parent), m_theme(theme), m_table(table), m_cells(cells) {
        setFixedHeight(64);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont words = font();
        words.setPixelSize(11);
        painter.setFont(words);
        painter.setPen(m_theme.tokens().muted);
        const QFontMetrics metrics(words);
        const int left = m_table.viewport()->mapTo(parentWidget(), QPoint(0, 0)).x() - x();
        for (int i = 0; i < m_cells.names().size(); ++i) {
            const int at = m_table.columnViewportPosition(i);
            if (at < 0 || at > m_table.viewport()->width()) {
                continue;
            }
            painter.save();
            painter.translate(left + at + m_table.side() / 2.0 + 4, 6);
            painter.rotate(-50);
            const QString text = metrics.elidedText(m_cells.names().at(i), Qt::ElideRight, 66);
            painter.drawText(QPointF(-metrics.horizontalAdvance(text), 6), text);
            painter.restore();
        }
    }

private:
    const Theme& m_theme;
    const ConfusionTable& m_table;
    const ConfusionModel& m_cells;
};

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

constexpr int kLeastCell = 18;
constexpr int kMostCell = 30;
constexpr int kNames = 64;

class CellDelegate : public QStyledItemDelegate {
public:
    CellDelegate(const Theme& theme, ConfusionTable& table)
        : QStyledItemDelegate(&table), m_theme(theme), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& tokens = m_theme.tokens();
        const int count = index.data(ConfusionModel::CountRole).toInt();
        const double share = index.data(ConfusionModel::ShareRole).toDouble();
        const bool diagonal = index.row() == index.column();
        QColor ground = tokens.panel;
        if (count > 0) {
            ground = diagonal ? m_table.colour()
                              : mixed(tokens.panel, m_table.colour(), 0.18 + 0.5 * share);
        }
        painter->save();
        painter->fillRect(option.rect, ground);
        painter->setPen(tokens.grid);
        painter->drawRect(option.rect.adjusted(-1, -1, -1, -1));
        if (count > 0) {
            QFont words = option.font;
            words.setPixelSize(11);
            painter->setFont(words);
            const QColor ink = contrast(ground, tokens.text) >= contrast(ground, tokens.panel)
                                   ? tokens.text
                                   : tokens.panel;
            painter->setPen(ink);
            painter->drawText(option.rect, Qt::AlignCenter, QString::number(count));
        }
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->setPen(QPen(tokens.accent, 2));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

private:
    const Theme& m_theme;
    ConfusionTable& m_table;
};

/// The rows' names; that of the selected cell is bold.
class RowNames : public QHeaderView {
public:
    RowNames(const Theme& theme, QWidget* parent)
        : QHeaderView(Qt::Vertical, parent), m_theme(theme) {
        setSectionResizeMode(QHeaderView::Fixed);
        setMinimumSectionSize(kLeastCell);
        setFixedWidth(kNames);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const auto* table = static_cast<const QTableView*>(parentWidget());
        QFont words = font();
        words.setPixelSize(11);
        words.setBold(table->currentIndex().isValid() && table->currentIndex().row() == section);
        painter->fillRect(rect, m_theme.tokens().panel);
        painter->setFont(words);
        painter->setPen(words.bold() ? m_theme.tokens().text : m_theme.tokens().muted);
        const QRect place = rect.adjusted(0, 0, -6, 0);
        painter->drawText(
            place, Qt::AlignRight | Qt::AlignVCenter,
            QFontMetrics(words).elidedText(model()->headerData(section, Qt::Vertical).toString(),
                                           Qt::ElideRight, place.width()));
    }
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_theme.tokens().panel);
        painter.end();
        QHeaderView::paintEvent(event);
    }

private:
    const Theme& m_theme;
};

QFrame* panel() {
    auto* frame = new QFrame;
    frame->setProperty("panel", "true");
    return frame;
}

QLabel* label(const QString& text, const char* role) {
    auto* made = new QLabel(text);
    made->setProperty("role", role);
    return made;
}

}  // namespace

// ---- The table ---------------------------------------------------------------------------------

ConfusionTable::ConfusionTable(const Theme& theme, ConfusionModel& cells, QWidget* parent)
    : QTableView(parent), m_cells(cells) {
    setObjectName("confusionTable");
    setAccessibleName(tr("Confusion matrix: rows are true classes, columns answers"));
    setModel(&cells);
    setItemDelegate(new CellDelegate(theme, *this));
    setVerticalHeader(new RowNames(theme, this));
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(kLeastCell);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    connect(this, &QTableView::clicked, this, &ConfusionTable::opened);
    connect(&cells, &ConfusionModel::modelReset, this, &ConfusionTable::fit);
}

int ConfusionTable::side() const {
    const int count = std::max(1, m_cells.rowCount());
    const int room = width() - kNames - 2;
    return std::clamp(room / count, kLeastCell, kMostCell);
}

void ConfusionTable::fit() {
    const int cell = std::min(side(), kMostCell);
    horizontalHeader()->setDefaultSectionSize(cell);
    verticalHeader()->setDefaultSectionSize(std::min(cell, 24));
    Q_EMIT fitted();
}

void ConfusionTable::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
         event->key() == Qt::Key_Space) &&
        currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
    } else {
        QTableView::keyPressEvent(event);
        verticalHeader()->viewport()->update();
    }
}

void ConfusionTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fit();
}

// ---- The panel ---------------------------------------------------------------------------------

ResultsPanel::ResultsPanel(const Theme& theme, const PictureModel& pictures, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_pictures(pictures),
      m_labelled(label({}, "small")),
      m_bars(new AccuracyBars(theme, this)),
      m_none(new QLabel(tr("Pictures from folders that are named after classes show here how often "
                           "each network is right."),
                        this)),
      m_model(new ChoiceField("confusionModel", this)),
      m_cells(new ConfusionModel(this)),
      m_table(new ConfusionTable(theme, *m_cells, this)),
      m_columns(nullptr),
      m_sentence(new QLabel(this)),
      m_thumbnails(new ThumbnailRow(theme, this)),
      m_show(new QPushButton(this)) {
    setObjectName("resultsPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildAccuracy());
    column->addWidget(buildConfusion(), 1);
    connect(m_model, &QComboBox::currentIndexChanged, this, &ResultsPanel::count);
    connect(m_table, &ConfusionTable::opened, this, &ResultsPanel::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ResultsPanel::tellCell);
    connect(m_show, &QPushButton::clicked, this, [this] { choose(m_table->currentIndex()); });
    setModels();
}

QWidget* ResultsPanel::buildAccuracy() {
    QFrame* frame = panel();
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Accuracy"), "group"));
    head->addStretch();
    m_labelled->setObjectName("labelledCount");
    head->addWidget(m_labelled);
    column->addLayout(head);
    column->addWidget(m_bars);
    m_none->setProperty("role", "small");
    m_none->setWordWrap(true);
    column->addWidget(m_none);
    return frame;
}

QWidget* ResultsPanel::buildConfusion() {
    m_confusion = panel();
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
    QLabel* hint = label(tr("rows: true class, columns: answer"), "small");
    hint->setAlignment(Qt::AlignHCenter);
    column->addWidget(hint);
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
    m_sentence->setObjectName("cellSentence");
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    column->addWidget(m_thumbnails);
    m_show->setObjectName("showCell");
    m_show->setIcon(icon(Icon::List, m_theme.tokens(), Ink::Text));
    m_show->setFixedHeight(28);
    column->addWidget(m_show);
    return m_confusion;
}

void ResultsPanel::setModels() {
    const int chosen = m_model->currentData().toInt();
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
        // The last is the deepest of the residual ones where the shipped four are there.
        const int kept = m_model->findData(chosen);
        m_model->setCurrentIndex(kept >= 0 ? kept : m_model->count() - 1);
    }
    count();
}

void ResultsPanel::count() {
    std::vector<AccuracyBars::Line> lines;
    int labelled = 0;
    for (const ChosenModel& model : m_pictures.models()) {
        lines.push_back({model.name, model.network, accuracyOf(m_pictures.all(), model)});
        labelled = std::max(labelled, lines.back().accuracy.all);
    }
    const bool any = labelled > 0;
    m_labelled->setText(any ? labelled == 1 ? tr("1 labelled picture")
                                            : tr("%1 labelled pictures").arg(countText(labelled))
                            : QString());
    m_bars->setLines(std::move(lines));
    m_bars->setVisible(any);
    m_none->setVisible(!any);
    m_confusion->setVisible(any);
    const int id = m_model->currentData().toInt();
    for (const ChosenModel& model : m_pictures.models()) {
        if (model.id == id) {
            m_table->setColour(networkColour(model.network));
            m_cells->count(m_pictures.all(), model);
        }
    }
    m_table->fit();
    tellCell();
}

void ResultsPanel::tellCell() {
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
    tellCell();
    if (cell.isValid() && m_cells->countAt(cell) > 0) {
        Q_EMIT cellWanted(m_cells->cellOf(cell), m_cells->sentence(cell));
    }
}

}  // namespace lab
