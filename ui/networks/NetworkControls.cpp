#include "ui/networks/NetworkControls.h"

#include "ui/Icons.h"
#include "ui/networks/DiagramPaint.h"
#include "ui/networks/NetworkWords.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/NetworkSign.h"
#include "ui/widgets/Swatch.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace lab {

/// Two lines at the right: what the network costs, and what a change or the comparison says. What
/// does not fit is cut, and stands in the tool tip.
class TotalsText : public QWidget {
public:
    TotalsText(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    }

    void setTotals(const QString& text) {
        m_totals = text;
        tell();
    }
    /// `brief`: the same where the line is too short for it.
    void setDelta(const QString& text, const QString& brief, bool change) {
        m_delta = text;
        m_brief = brief;
        m_change = change;
        tell();
    }
    const QString& totals() const { return m_totals; }
    const QString& delta() const { return m_delta; }
    void setLeft(bool left) {
        m_left = left;
        update();
    }
    int widthOfTotals() const {
        return QFontMetrics(diagramFont(13, true)).horizontalAdvance(m_totals) + 2;
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        const int middle = height() / 2;
        const int top = m_delta.isEmpty() ? middle - 10 : middle - 18;
        draw(painter, QRect(0, top, width(), 19), m_totals, diagramFont(13, true), tokens.text);
        draw(painter, QRect(0, middle + 1, width(), 17), fitting(), diagramFont(12),
             m_change ? tokens.accent : tokens.muted);
    }

private:
    void draw(QPainter& painter, const QRect& place, const QString& text, const QFont& font,
              const QColor& colour) const {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(place, (m_left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    }
    QString fitting() const {
        const bool fits = QFontMetrics(diagramFont(12)).horizontalAdvance(m_delta) <= width();
        return fits || m_brief.isEmpty() ? m_delta : m_brief;
    }
    void tell() {
        setToolTip(m_totals + '\n' + m_delta);
        setAccessibleName(m_totals);
        setAccessibleDescription(m_delta);
        updateGeometry();
        update();
    }

    const Theme& m_theme;
    QString m_totals;
    QString m_delta;
    QString m_brief;
    bool m_change = false;
    bool m_left = false;
};

namespace {

constexpr int kMargin = 11;
constexpr int kHeight = 44;
constexpr int kText = 40;  // two lines
constexpr int kField = 28;
constexpr int kBetween = 8;
constexpr int kArrow = 31;  // a field's chevron and margins
constexpr int kWidths[] = {8, 16, 32, 48, 64, 96, 128};

QString stemItem(Stem stem) {
    switch (stem) {
        case Stem::ImageNet:
            return NetworkControls::tr("Stem 7×7");
        case Stem::Cifar:
            return NetworkControls::tr("Stem 3×3");
        case Stem::Small:
            break;
    }
    return NetworkControls::tr("Stem 3×3/2");
}

// As wide as its widest item, in the field's own type.
void fitWidth(ChoiceField* field) {
    int widest = 0;
    for (int i = 0; i < field->count(); ++i) {
        widest = std::max(widest, field->fontMetrics().horizontalAdvance(field->itemText(i)));
    }
    field->setFixedWidth(widest + kArrow);
}

// Only a list that is another one is filled anew: the choice that led here may still be at work.
void setItems(ChoiceField* field, const std::vector<std::pair<QString, QVariant>>& items,
              const QVariant& current) {
    const QSignalBlocker quiet(field);
    bool same = field->count() == static_cast<int>(items.size());
    for (int i = 0; same && i < field->count(); ++i) {
        same = field->itemText(i) == items[i].first && field->itemData(i) == items[i].second;
    }
    if (!same) {
        field->clear();
        for (const auto& [text, value] : items) {
            field->addItem(text, value);
        }
        fitWidth(field);
    }
    field->setCurrentIndex(field->findData(current));
}

}  // namespace

NetworkControls::NetworkControls(const Theme& theme, int index, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_index(index),
      m_all(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_fields(new QHBoxLayout),
      m_sign(new NetworkSign(14, this)),
      m_more(new QToolButton(this)),
      m_text(new TotalsText(theme, this)) {
    setObjectName(QStringLiteral("controls%1").arg(index));
    setFixedHeight(kHeight);
    m_all->setContentsMargins(kMargin, 0, kMargin, 0);
    m_all->setSpacing(kBetween);
    m_all->addLayout(m_fields);
    m_all->addWidget(m_text, 1);
    m_fields->setSpacing(kBetween);
    m_fields->addWidget(m_sign);
    m_family = addField("family", tr("Family"), tr("Family"), [this](const QVariant& value) {
        const auto group = static_cast<NetworkGroup>(value.toInt());
        return turnedInto(m_spec, nearestRow(group, depthOf(m_spec)));
    });
    m_depth = addField("depth", tr("Depth"), tr("Depth: weighted layers along the main path"),
                       [this](const QVariant& value) {
                           return turnedInto(m_spec, rowsOf(groupOf(m_spec)).at(value.toInt()));
                       });
    m_shortcut = addField("shortcut", tr("Shortcut"),
                          tr("A: identity with zeros for new channels. B: projection where the "
                             "shape changes. C: projection everywhere."),
                          [this](const QVariant& value) {
                              NetworkSpec spec = m_spec;
                              spec.shortcut = static_cast<Shortcut>(value.toInt());
                              return spec;
                          });
    m_stem = addField("stem", tr("Stem"), tr("Stem: what reads the image"),
                      [this](const QVariant& value) {
                          NetworkSpec spec = m_spec;
                          spec.stem = static_cast<Stem>(value.toInt());
                          return spec;
                      });
    m_width = addField("width", tr("Width"), tr("Width: channels of the first stage"),
                       [this](const QVariant& value) {
                           NetworkSpec spec = m_spec;
                           spec.width = value.toInt();
                           return spec;
                       });
    m_stride = addField("stride", tr("Stride"),
                        tr("Where a bottleneck halves the resolution. v1: on its first 1×1 (the "
                           "paper). v1.5: on its 3×3 (torchvision)."),
                        [this](const QVariant& value) {
                            NetworkSpec spec = m_spec;
                            spec.strideAt = static_cast<StrideAt>(value.toInt());
                            return spec;
                        });
    QFont bold = m_family->font();
    bold.setBold(true);
    m_family->setFont(bold);
    m_more->setObjectName(QStringLiteral("more%1").arg(index));
    m_more->setIcon(icon(Icon::More, theme.tokens()));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("menuArrow", "none");
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setFixedSize(kField, kField);
    m_more->setToolTip(tr("All settings of this network, and reset"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, [this] { fillMenu(m_more->menu()); });
    m_fields->addWidget(m_more);
    m_fields->addStretch(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

ChoiceField* NetworkControls::addField(const QString& name, const QString& title,
                                       const QString& toolTip,
                                       const std::function<NetworkSpec(const QVariant&)>& apply) {
    auto* field = new ChoiceField(name + QString::number(m_index), this);
    field->setToolTip(toolTip);
    field->setAccessibleName(tr("%1 of network %2").arg(title).arg(m_index + 1));
    m_fields->addWidget(field);
    m_choices.push_back({title, field, true});
    connect(field, &QComboBox::currentIndexChanged, this, [this, field, apply](int index) {
        if (index >= 0) {
            Q_EMIT changed(apply(field->itemData(index)));
        }
    });
    return field;
}

void NetworkControls::showComparison(const NetworkComparison& comparison) {
    m_spec = comparison.pair.networks[m_index];
    m_sign->setNetwork(m_spec);
    fill();
    m_text->setTotals(totalText(comparison.networks[m_index]));
    m_against.clear();
    m_againstBrief.clear();
    if (m_index == 1) {
        const auto& [first, second] = comparison.networks;
        m_against = tr("%1 against %2").arg(deltaText(first, second), comparison.titles[0]);
        m_againstBrief =
            tr("%1 against %2").arg(briefDeltaText(first, second), comparison.titles[0]);
    } else if (m_spec.family == Family::Plain) {
        m_against = tr("no shortcut parameters");
    }
    setChange({}, {});
    giveRoom();
}

void NetworkControls::setChange(const QString& text, const QString& brief) {
    if (text.isEmpty()) {
        m_text->setDelta(m_against, m_againstBrief, false);
    } else {
        m_text->setDelta(text, brief, true);
    }
}

QString NetworkControls::totals() const {
    return m_text->totals();
}

QString NetworkControls::delta() const {
    return m_text->delta();
}

void NetworkControls::fill() {
    using Items = std::vector<std::pair<QString, QVariant>>;
    Items families;
    for (const NetworkGroup group : kNetworkGroups) {
        families.emplace_back(groupText(group), static_cast<int>(group));
    }
    setItems(m_family, families, static_cast<int>(groupOf(m_spec)));
    m_family->setFixedWidth(
        QFontMetrics(m_family->font()).horizontalAdvance(m_family->currentText()) + kArrow + 4);
    Items depths;
    int current = 0;
    const std::vector<NetworkSpec> rows = rowsOf(groupOf(m_spec));
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        depths.emplace_back(depthText(rows[i]), i);
        current = rows[i].name == m_spec.name ? i : current;
    }
    setItems(m_depth, depths, current);
    Items shortcuts;
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        shortcuts.emplace_back(tr("Shortcut %1").arg(QString::fromStdString(toText(option))),
                               static_cast<int>(option));
    }
    setItems(m_shortcut, shortcuts, static_cast<int>(m_spec.shortcut));
    Items strides;
    for (const StrideAt stride : {StrideAt::V1, StrideAt::V1_5}) {
        strides.emplace_back(QString::fromStdString(toText(stride)), static_cast<int>(stride));
    }
    setItems(m_stride, strides, static_cast<int>(m_spec.strideAt));
    Items stems;
    for (const Stem stem : {Stem::ImageNet, Stem::Cifar, Stem::Small}) {
        stems.emplace_back(stemItem(stem), static_cast<int>(stem));
    }
    setItems(m_stem, stems, static_cast<int>(m_spec.stem));
    std::vector<int> numbers(std::begin(kWidths), std::end(kWidths));
    if (std::ranges::find(numbers, m_spec.width) == numbers.end()) {
        numbers.push_back(m_spec.width);
        std::ranges::sort(numbers);
    }
    Items widths;
    for (const int width : numbers) {
        NetworkSpec candidate = m_spec;
        candidate.width = width;
        if (!isBuildable(candidate)) {
            continue;
        }
        widths.emplace_back(tr("Width %1").arg(width), width);
    }
    setItems(m_width, widths, m_spec.width);
    for (Choice& choice : m_choices) {
        choice.offered = (choice.field != m_shortcut || m_spec.family == Family::Residual) &&
                         (choice.field != m_stride || m_spec.block == BlockKind::Bottleneck);
    }
}

void NetworkControls::choose(ChoiceField* field, const QVariant& value) {
    field->setCurrentIndex(field->findData(value));
}

void NetworkControls::fillMenu(QMenu* menu) {
    menu->clear();
    for (const Choice& choice : m_choices) {
        if (!choice.offered || choice.field == m_family || choice.field == m_depth) {
            continue;
        }
        QMenu* values = menu->addMenu(choice.title);
        for (int i = 0; i < choice.field->count(); ++i) {
            QAction* action = values->addAction(choice.field->itemText(i));
            action->setObjectName(QStringLiteral("%1-%2").arg(choice.field->objectName()).arg(i));
            action->setCheckable(true);
            action->setChecked(i == choice.field->currentIndex());
            connect(action, &QAction::triggered, this,
                    [this, field = choice.field, value = choice.field->itemData(i)] {
                        choose(field, value);
                    });
        }
    }
    menu->addSeparator();
    QAction* reset = menu->addAction(tr("Reset this network"));
    reset->setObjectName(QStringLiteral("reset%1").arg(m_index));
    connect(reset, &QAction::triggered, this, &NetworkControls::resetWanted);
}

void NetworkControls::setStacked(bool stacked) {
    m_stacked = stacked;
    m_all->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_all->setContentsMargins(kMargin, stacked ? 8 : 0, kMargin, stacked ? 4 : 0);
    m_all->setSpacing(stacked ? 0 : kBetween);
    m_text->setLeft(stacked);
    setFixedHeight(sizeHint().height());
    giveRoom();
}

QSize NetworkControls::sizeHint() const {
    return {600, m_stacked ? kField + 12 + kText : kHeight};
}

// Family and depth always; then as many as fit beside the totals.
void NetworkControls::giveRoom() {
    int room = width() - 2 * kMargin - m_sign->width() - kBetween - kField - kBetween;
    if (!m_stacked) {
        room -= m_text->widthOfTotals() + kBetween;
    }
    for (const Choice& choice : m_choices) {
        room -= choice.offered ? choice.field->width() + kBetween : 0;
        const bool always = choice.field == m_family || choice.field == m_depth;
        const bool shown = choice.offered && (always || room >= 0);
        if (choice.offered && !shown) {
            room = -1;  // what comes later does not jump the queue
        }
        choice.field->setVisible(shown);
    }
}

void NetworkControls::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    giveRoom();
}

}  // namespace lab
