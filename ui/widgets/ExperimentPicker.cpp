#include "ui/widgets/ExperimentPicker.h"

#include "ui/Format.h"
#include "ui/Icons.h"

#include <QPainter>
#include <QStylePainter>
#include <QStyledItemDelegate>

namespace lab {

namespace {

constexpr int kRow = 32;

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QString detailOf(const PastExperiment& past) {
    QString detail = ExperimentPicker::tr("%1 · %2 runs")
                         .arg(momentText(past.created, QDateTime::currentDateTime()))
                         .arg(past.runs);
    if (past.beingTrained) {
        detail += ExperimentPicker::tr(" · training");
    } else if (past.finishedRuns < past.runs) {
        detail += ExperimentPicker::tr(" · unfinished");
    }
    return detail;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

// The name in bold, what else is to say behind it; the name is cut first where room is short.
void paintEntry(QPainter& painter, const QRect& place, const QString& name, const QString& detail,
                const QColor& text, const QColor& muted) {
    const QFont plain = painter.font();
    const int detailWidth = QFontMetrics(plain).horizontalAdvance(detail);
    painter.setFont(bold(plain));
    const int room = std::max(40, place.width() - detailWidth - 8);
    const QString cut = painter.fontMetrics().elidedText(name, Qt::ElideRight, room);
    painter.setPen(text);
    painter.drawText(place, Qt::AlignVCenter, cut);
    const int used = painter.fontMetrics().horizontalAdvance(cut) + 8;
    painter.setFont(plain);
    painter.setPen(muted);
    const QRect rest = place.adjusted(used, 0, 0, 0);
    painter.drawText(rest, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
}

class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                   const QModelIndex& /*index*/) const override {
        return {100, kRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& tokens = m_theme.tokens();
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->fillRect(option.rect, selected ? tokens.tint : tokens.panel);
        painter->setFont(option.font);
        paintEntry(*painter, option.rect.adjusted(10, 0, -10, 0), index.data().toString(),
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
    setFixedHeight(32);
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
        setItemData(count() - 1, pathText(past.folder), Qt::ToolTipRole);
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
    setPlaceholderText(m_open.empty() ? tr("New experiment")
                                      : QString::fromStdString(m_open.filename().string()));
    setCurrentIndex(item);
    setToolTip(m_open.empty() ? tr("The experiments of the past") : pathText(m_open));
    update();
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
    const int item = currentIndex();
    const QString name = item < 0 ? placeholderText() : itemText(item);
    const QString detail = item < 0 ? QString() : itemData(item, DetailRole).toString();
    paintEntry(painter, rect().adjusted(34, 0, -24, 0), name, detail,
               isEnabled() ? tokens.text : tokens.disabled, tokens.muted);
}

}  // namespace lab
