// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/PictureListPanel.h"

#include "ui/base/Format.h"
#include "ui/parts/Fields.h"
#include "ui/parts/IconButton.h"
#include "ui/theme/Fonts.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kPictureListPanelRow = 44;
constexpr int kPictureListPanelThumbnail = 32;
constexpr int kSign = 16;
constexpr int kChevron = 36;  // of a field, with its margins

struct Sign {
    Icon icon;
    QColor Tokens::*colour;
};

std::optional<Sign> signOf(Standing standing) {
    switch (standing) {
        case Standing::Waiting:
            return Sign{Icon::Clock, &Tokens::muted};
        case Standing::Failed:
            return Sign{Icon::Error, &Tokens::error};
        case Standing::Right:
            return Sign{Icon::Check, &Tokens::success};
        case Standing::Wrong:
            return Sign{Icon::Close, &Tokens::error};
        case Standing::Disagree:
            return Sign{Icon::Warning, &Tokens::warning};
        case Standing::Agree:
        case Standing::Unasked:
            break;
    }
    return {};
}

class PictureDelegate : public QStyledItemDelegate {
public:
    PictureDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                   const QModelIndex& /*index*/) const override {
        return {120, kPictureListPanelRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& tokens = m_theme.tokens();
        const QRect row = option.rect;
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const bool hot = (option.state & QStyle::State_MouseOver) != 0;
        painter->save();
        const QColor& unselected = hot ? tokens.hover : tokens.panel;
        painter->fillRect(row, selected ? tokens.tint : unselected);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), tokens.grid);
        if (selected) {
            painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), tokens.accent);
        }
        const QRect frame(row.left() + 12,
                          row.top() + (kPictureListPanelRow - kPictureListPanelThumbnail) / 2,
                          kPictureListPanelThumbnail, kPictureListPanelThumbnail);
        paintThumbnail(*painter, frame, index.data(Qt::DecorationRole).value<QImage>());
        paintWords(*painter, option, index,
                   row.adjusted(12 + kPictureListPanelThumbnail + 8, 0, -(kSign + 16), 0));
        const auto sign =
            signOf(static_cast<Standing>(index.data(PictureModel::StandingRole).toInt()));
        if (sign) {
            paintIcon(*painter,
                      QRectF(row.right() - kSign - 8, row.center().y() - kSign / 2.0, kSign, kSign),
                      sign->icon, tokens.*(sign->colour));
        }
        painter->restore();
    }

private:
    void paintThumbnail(QPainter& painter, const QRect& frame, const QImage& image) const {
        const Tokens& tokens = m_theme.tokens();
        painter.setPen(tokens.border);
        painter.setBrush(tokens.sunken);
        painter.drawRect(frame.adjusted(0, 0, -1, -1));
        if (!image.isNull()) {
            const QRect inside = frame.adjusted(1, 1, -1, -1);
            QRect place(QPoint(), image.size().scaled(inside.size(), Qt::KeepAspectRatio));
            place.moveCenter(inside.center());
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(place, image);
        }
    }

    void paintWords(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                    const QRect& place) const {
        const Tokens& tokens = m_theme.tokens();
        const QFont& font = option.font;
        painter.setFont(font);
        painter.setPen(tokens.text);
        const QFontMetrics metrics(font);
        painter.drawText(
            place.adjusted(0, 5, 0, -kPictureListPanelRow / 2 + 2), Qt::AlignVCenter,
            metrics.elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
        const QFont small = sized(font, kCaptionSize);
        painter.setFont(small);
        painter.setPen(tokens.muted);
        painter.drawText(
            place.adjusted(0, kPictureListPanelRow / 2, 0, -5), Qt::AlignVCenter,
            QFontMetrics(small).elidedText(index.data(PictureModel::LineRole).toString(),
                                           Qt::ElideRight, place.width()));
    }

    const Theme& m_theme;
};

}  // namespace

// ---- The view ----------------------------------------------------------------------------------

PictureListView::PictureListView(const Theme& theme, QWidget* parent) : QListView(parent) {
    setObjectName("pictureList");
    setAccessibleName(tr("Dropped pictures"));
    setItemDelegate(new PictureDelegate(theme, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PictureListView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removeRequested();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        event->ignore();  // the page steps
    } else {
        QListView::keyPressEvent(event);
    }
}

void PictureListView::contextMenuEvent(QContextMenuEvent* event) {
    if (selectionModel() == nullptr || !selectionModel()->hasSelection()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy the answers"));
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &PictureListView::copyRequested);
    QAction* remove = menu->addAction(tr("Take out of the list"));
    remove->setShortcut(QKeySequence::Delete);
    connect(remove, &QAction::triggered, this, &PictureListView::removeRequested);
    menu->popup(event->globalPos());
}

// ---- The panel ---------------------------------------------------------------------------------

PictureListPanel::PictureListPanel(const Theme& theme, PictureModel& pictures,
                                   PictureFilter& filter, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_pictures(pictures),
      m_filter(filter),
      m_count(new QLabel(this)),
      m_show(new ChoiceField("showPictures", this)),
      m_list(new PictureListView(theme, this)) {
    setObjectName("picturePanelList");
    setProperty("panel", "true");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(8, 6, 8, 6);
    fieldRow->addWidget(m_show);
    column->addLayout(fieldRow);
    column->addWidget(m_list, 1);
    column->addWidget(buildFoot());
    const QStringList shows = {tr("All results"), tr("Networks disagree"), tr("Any network wrong"),
                               tr("Agree, not wrong"), tr("Cannot be read")};
    m_show->addItems(shows);
    m_show->setAccessibleName(tr("Which results the list shows"));
    m_show->setToolTip(tr("Which results the list shows"));
    m_show->setMinimumWidth(0);
    m_list->setModel(&filter);
    connect(m_show, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) {
            m_filter.setShow(static_cast<PictureFilter::Show>(index));
            tell();
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                m_current = now.isValid() ? now.data(PictureModel::IdRole).toInt() : 0;
                Q_EMIT currentChanged(m_current);
            });
    connect(m_list, &PictureListView::removeRequested, this,
            [this] { Q_EMIT removeRequested(selected()); });
    connect(m_list, &PictureListView::copyRequested, this,
            [this] { Q_EMIT copyRequested(selected()); });
    for (const auto signal : {&PictureFilter::rowsInserted, &PictureFilter::rowsRemoved}) {
        connect(&filter, signal, this, &PictureListPanel::tell);
    }
    connect(&filter, &PictureFilter::modelReset, this, &PictureListPanel::tell);
    tell();
}

QToolButton* PictureListPanel::tool(const QString& name, Icon which, const QString& toolTip) {
    QToolButton* button = iconButton(this, m_theme, name, which, toolTip);
    button->setFixedSize(28, 28);
    return button;
}

QWidget* PictureListPanel::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 5, 6, 5);
    row->setSpacing(0);
    m_count->setObjectName("pictureCount");
    m_count->setProperty("role", "group");
    m_undo = tool("undoPictures", Icon::Undo, tr("Bring back what was taken out last (Ctrl+Z)"));
    m_clear = tool("clearPictures", Icon::Delete, tr("Clear the list"));
    row->addWidget(m_count, 1);
    row->addWidget(m_undo);
    row->addWidget(m_clear);
    connect(m_undo, &QToolButton::clicked, this, &PictureListPanel::undoRequested);
    connect(m_clear, &QToolButton::clicked, this, &PictureListPanel::clearRequested);
    return head;
}

QWidget* PictureListPanel::buildFoot() {
    m_foot = new QWidget(this);
    m_what = new QLabel(m_foot);
    m_what->setObjectName("classifyWhat");
    m_share = new QLabel(m_foot);
    m_share->setObjectName("classifyShare");
    m_share->setProperty("role", "muted");
    m_bar = new QProgressBar(m_foot);
    m_bar->setObjectName("classifyBar");
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Classified pictures"));
    m_stop = tool("cancelClassify", Icon::Stop, {});
    auto* words = new QHBoxLayout;
    words->addWidget(m_what, 1);
    words->addWidget(m_share);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addLayout(words);
    left->addWidget(m_bar);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(6);
    row->addLayout(left, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_stop->property("goesOn").toBool() ? Q_EMIT goOnRequested() : Q_EMIT cancelRequested();
    });
    m_foot->hide();
    return m_foot;
}

int PictureListPanel::current() const {
    return m_current;
}

void PictureListPanel::setCurrent(int id) {
    const int row = m_pictures.rowOf(id);
    if (row >= 0) {
        const QModelIndex index = m_filter.mapFromSource(m_pictures.index(row));
        choose(index);
        m_list->scrollTo(index);
    }
}

// Whatever keys are held: the view itself keeps the old selection while Ctrl is down, as it is
// after Ctrl+V.
void PictureListPanel::choose(const QModelIndex& index) {
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

std::set<int> PictureListPanel::selected() const {
    std::set<int> ids;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes()) {
        ids.insert(index.data(PictureModel::IdRole).toInt());
    }
    return ids;
}

void PictureListPanel::step(int direction) {
    const int row = m_list->currentIndex().row() + direction;
    if (row >= 0 && row < m_filter.rowCount()) {
        choose(m_filter.index(row, 0));
    }
}

void PictureListPanel::showAll() {
    m_show->setCurrentIndex(0);
}

void PictureListPanel::setCellText(const QString& text) {
    constexpr int kCell = static_cast<int>(PictureFilter::Show::Cell);
    const QSignalBlocker quiet(m_show);
    while (m_show->count() > kCell) {
        m_show->removeItem(kCell);
    }
    if (!text.isEmpty()) {
        m_show->addItem(
            m_show->fontMetrics().elidedText(text, Qt::ElideRight, m_show->width() - kChevron));
        m_show->setCurrentIndex(kCell);
    }
    m_show->setToolTip(text.isEmpty() ? tr("Which results the list shows") : text);
    tell();
}

void PictureListPanel::setUndo(bool there) {
    m_undo->setEnabled(there);
}

void PictureListPanel::setProgress(const Progress& progress) {
    m_foot->setVisible(progress.busy || (progress.stopped && progress.done < progress.all));
    m_what->setText(progress.stopped ? tr("Stopped") : tr("Classifying"));
    m_share->setText(tr("%1 of %2").arg(countText(progress.done), countText(progress.all)));
    m_bar->setRange(0, std::max(1, progress.all));
    m_bar->setValue(progress.done);
    m_stop->setProperty("goesOn", progress.stopped);
    m_stop->setIcon(icon(progress.stopped ? Icon::Play : Icon::Stop, m_theme.tokens()));
    const QString tip = progress.stopped ? tr("Classify the rest") : tr("Stop classifying");
    m_stop->setToolTip(tip);
    m_stop->setAccessibleName(tip);
}

void PictureListPanel::tell() {
    const int all = m_pictures.rowCount();
    const int shown = m_filter.rowCount();
    if (shown < all) {
        m_count->setText(tr("%1 of %2 pictures").arg(countText(shown), countText(all)));
    } else {
        m_count->setText(all == 1 ? tr("1 picture") : tr("%1 pictures").arg(countText(all)));
    }
    m_clear->setEnabled(all > 0);
}

}  // namespace lab
