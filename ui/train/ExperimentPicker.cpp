// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/ExperimentPicker.h"

#include "ui/base/Format.h"
#include "ui/parts/Fields.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QPainter>
#include <QStylePainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lab {

namespace {

constexpr int kExperimentPickerHeight = 32;
constexpr int kExperimentPickerRow = 32;
constexpr int kExperimentPickerBetween = 8;  // name and detail
constexpr int kLeastDetail = 40;             // below which nothing of it can be read
constexpr int kLeft = 34;                    // in the closed box: the icon
constexpr int kExperimentPickerRight = 24;   // the arrow
constexpr int kInRow = 10;                   // around an entry of the list
constexpr int kUsualWidth = 264;
constexpr int kExperimentPickerMostWidth = 420;

QString detailOf(const PastExperiment& past) {
    const QString runs = past.runs == 1 ? ExperimentPicker::tr("1 run")
                                        : ExperimentPicker::tr("%1 runs").arg(past.runs);
    QString detail =
        QStringLiteral("%1 · %2").arg(momentText(past.created, QDateTime::currentDateTime()), runs);
    if (past.beingTrained) {
        detail += ExperimentPicker::tr(" · training");
    } else if (past.finishedRuns < past.runs) {
        detail += ExperimentPicker::tr(" · unfinished");
    }
    return detail;
}

int entryWidth(const QFont& font, const QString& name, const QString& detail) {
    return QFontMetrics(bold(font)).horizontalAdvance(name) + kExperimentPickerBetween +
           QFontMetrics(font).horizontalAdvance(detail) + 1;
}

// The name in bold, what else is to say behind it, which is cut first where room is short.
void paintEntry(QPainter& painter, const QRect& place, const QString& name, const QString& detail,
                const QColor& text, const QColor& muted) {
    const QFont plain = painter.font();
    painter.setFont(bold(plain));
    const QString cut = painter.fontMetrics().elidedText(name, Qt::ElideMiddle, place.width());
    painter.setPen(text);
    painter.drawText(place, Qt::AlignVCenter, cut);
    const int used = painter.fontMetrics().horizontalAdvance(cut) + kExperimentPickerBetween;
    painter.setFont(plain);
    painter.setPen(muted);
    const QRect rest = place.adjusted(used, 0, 0, 0);
    if (rest.width() < kLeastDetail) {
        return;
    }
    painter.drawText(rest, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
}

class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {entryWidth(option.font, index.data().toString(),
                           index.data(ExperimentPicker::DetailRole).toString()) +
                    2 * kInRow,
                kExperimentPickerRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& tokens = m_theme.tokens();
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->fillRect(option.rect, selected ? tokens.tint : tokens.panel);
        painter->setFont(option.font);
        paintEntry(*painter, option.rect.adjusted(kInRow, 0, -kInRow, 0), index.data().toString(),
                   index.data(ExperimentPicker::DetailRole).toString(), tokens.text, tokens.muted);
        painter->restore();
    }

private:
    const Theme& m_theme;
};

}  // namespace

ExperimentPicker::ExperimentPicker(const Theme& theme, QWidget* parent)
    : QComboBox(parent), m_theme(theme) {
    setObjectName("experimentPicker");
    setAccessibleName(tr("Experiment"));
    setPlaceholderText(tr("New experiment"));
    setItemDelegate(new EntryDelegate(theme, this));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(kExperimentPickerHeight);
    setMinimumWidth(180);
    setMaxVisibleItems(16);
    connect(this, &QComboBox::activated, this, [this](int item) {
        const auto folder = itemData(item, FolderRole).toString().toStdString();
        showOpen();  // until it is open, the old one is
        Q_EMIT chosen(folder);
    });
}

void ExperimentPicker::setExperiments(const std::vector<PastExperiment>& experiments) {
    clear();
    for (const PastExperiment& past : experiments) {
        addItem(past.name, pathText(past.folder));
        setItemData(count() - 1, detailOf(past), DetailRole);
        setItemData(count() - 1, past.name + ", " + detailOf(past), Qt::AccessibleTextRole);
        setItemData(count() - 1, past.name + '\n' + pathText(past.folder), Qt::ToolTipRole);
    }
    setEnabled(count() > 0);
    showOpen();
}

void ExperimentPicker::setOpen(const std::filesystem::path& folder) {
    m_open = folder;
    showOpen();
}

void ExperimentPicker::showOpen() {
    const int item = m_open.empty() ? -1 : findData(pathText(m_open), FolderRole);
    // One from elsewhere has no line in the list, but its name shows.
    setPlaceholderText(m_open.empty() ? tr("New experiment") : pathText(m_open.filename()));
    setCurrentIndex(item);
    setToolTip(m_open.empty() ? tr("The experiments of the past")
                              : pathText(m_open.filename()) + '\n' + pathText(m_open));
    updateGeometry();
    update();
}

QString ExperimentPicker::shownName() const {
    return currentIndex() < 0 ? placeholderText() : currentText();
}

QString ExperimentPicker::shownDetail() const {
    return currentIndex() < 0 ? QString() : currentData(DetailRole).toString();
}

// As wide as what is open needs, within limits.
QSize ExperimentPicker::sizeHint() const {
    const int width =
        entryWidth(font(), shownName(), shownDetail()) + kLeft + kExperimentPickerRight;
    return {std::clamp(width, kUsualWidth, kExperimentPickerMostWidth), kExperimentPickerHeight};
}

void ExperimentPicker::showPopup() {
    fitPopup(*this);
    QComboBox::showPopup();
}

void ExperimentPicker::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText.clear();
    option.currentIcon = {};
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const Tokens& tokens = m_theme.tokens();
    paintIcon(painter, QRectF(10, (height() - 16) / 2.0, 16, 16), Icon::List, tokens.muted);
    paintEntry(painter, rect().adjusted(kLeft, 0, -kExperimentPickerRight, 0), shownName(),
               shownDetail(), isEnabled() ? tokens.text : tokens.disabled, tokens.muted);
}

}  // namespace lab
