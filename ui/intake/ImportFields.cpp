// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/ImportFields.h"

#include "core/model/PixelFigures.h"
#include "core/nn/Zoo.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"

#include <QCompleter>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kLargestSide = 4096;

QString listed(const std::vector<double>& figures) {
    QStringList texts;
    for (const double figure : figures) {
        texts << QString::number(figure, 'g', 6);
    }
    return texts.join(", ");
}

template <class Value>
std::optional<Value> chosenIn(const ChoiceField* field) {
    const std::string text = field->currentData().toString().toStdString();
    return text.empty() ? std::nullopt : std::optional(fromText<Value>(text));
}

}  // namespace

ImportFields::ImportFields(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_network(new ChoiceField("importNetwork")),
      m_entry(new TextField("importEntry")),
      m_stem(new ChoiceField("importStem")),
      m_stride(new ChoiceField("importStride")),
      m_padding(new ChoiceField("importPadding")),
      m_size(new CountField("importSize")),
      m_mean(new TextField("importMean")),
      m_deviation(new TextField("importDeviation")) {
    build(theme);
    watch();
    showFound(nullptr);
}

void ImportFields::build(const Theme& theme) {
    m_network->addItem(QString(), QString());
    for (const NetworkSpec& row : zoo()) {
        m_network->addItem(QString::fromStdString(titleOf(row)), QString::fromStdString(row.name));
    }
    m_stem->addItem(QString(), QString());
    m_stem->addItem(tr("3×3, stride 1 (CIFAR)"), QStringLiteral("cifar"));
    m_stem->addItem(tr("3×3, stride 2"), QStringLiteral("small"));
    m_stride->addItem(QString(), QString());
    m_stride->addItem(tr("3×3 (v1.5)"), QStringLiteral("v1.5"));
    m_stride->addItem(tr("1×1 (v1)"), QStringLiteral("v1"));
    m_padding->addItem(QString(), QString());
    m_padding->addItem(tr("Behind"), QStringLiteral("behind"));
    m_padding->addItem(tr("On both sides"), QStringLiteral("both"));
    m_size->setRange(0, kLargestSide);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(
        new FieldRow(theme,
                     {{tr("Network"), m_network, tr("Which network the weights are of")},
                      {tr("Entry"), m_entry,
                       tr("Which entry or network, where the file holds several: state_dict_ema, "
                          "teacher, encoder_k")}},
                     this));
    column->addWidget(new FieldRow(
        theme,
        {{tr("Stem"), m_stem, tr("Shapes do not tell a 3×3 stem of stride 1 from one of stride 2")},
         {tr("Stride of bottlenecks"), m_stride, tr("Shapes do not tell where bottlenecks stride")},
         {tr("Zero channels"), m_padding,
          tr("Where shortcuts of option A put their zero channels")}},
        this));
    column->addWidget(new FieldRow(
        theme,
        {{tr("Image size"), m_size, tr("Pixels a side that the network sees")},
         {tr("Mean"), m_mean,
          tr("Of the pixels, from 0 to 1, that it was trained on: one number, or one a "
             "channel")},
         {tr("Deviation"), m_deviation,
          tr("Standard deviation of these pixels: one number, or one a channel")}},
        this));
}

void ImportFields::watch() {
    for (ChoiceField* field : {m_network, m_stem, m_stride, m_padding}) {
        connect(field, &QComboBox::currentIndexChanged, this, &ImportFields::changed);
    }
    for (TextField* field : {m_entry, m_mean, m_deviation}) {
        connect(field, &QLineEdit::textEdited, this, &ImportFields::changed);
    }
    connect(m_size, &QSpinBox::valueChanged, this, &ImportFields::changed);
}

QString ImportFields::stemText(const NetworkSpec& network) const {
    switch (network.stem) {
        case Stem::ImageNet:
            return tr("7×7, stride 2");
        case Stem::Cifar:
            return tr("3×3, stride 1");
        case Stem::Small:
            break;
    }
    return m_stem->itemText(2);
}

QString ImportFields::strideText(const NetworkSpec& network) const {
    if (network.block != BlockKind::Bottleneck) {
        return tr("no bottlenecks");
    }
    return m_stride->itemText(network.strideAt == StrideAt::V1 ? 2 : 1);
}

QString ImportFields::paddingText(std::optional<Padding> padding) const {
    if (!padding) {
        return tr("none");
    }
    return m_padding->itemText(*padding == Padding::Both ? 2 : 1);
}

void ImportFields::showFound(const ImportResult* found) {
    const QString none = tr("As found");
    const auto first = [&none](ChoiceField* field, const QString& what) {
        field->setItemText(0, what.isEmpty() ? none : tr("Found: %1").arg(what));
    };
    first(m_network, found ? QString::fromStdString(titleOf(found->network)) : QString());
    first(m_stem, found ? stemText(found->network) : QString());
    first(m_stride, found ? strideText(found->network) : QString());
    first(m_padding, found ? paddingText(found->padding) : QString());
    const auto input = found ? found->input : std::nullopt;
    m_size->setZeroText(input ? tr("Found: %1").arg(input->size) : none);
    m_mean->setPlaceholderText(input ? listed(input->mean) : none);
    m_deviation->setPlaceholderText(input ? listed(input->deviation) : none);
    m_entry->setPlaceholderText(
        found && !found->entry.empty() ? QString::fromStdString(found->entry) : none);
    QStringList others;
    for (const std::string& other : found ? found->others : std::vector<std::string>()) {
        others << QString::fromStdString(other);
    }
    if (found) {  // after a problem those known before are still offered
        m_entry->setCompleter(new QCompleter(others, m_entry));
    }
}

std::optional<std::vector<double>> ImportFields::numbersIn(
    TextField* field, std::string (*problemOf)(std::span<const double>)) {
    static const QRegularExpression between("[,;\\s]+");
    std::vector<double> numbers;
    bool whole = true;
    for (const QString& text : field->text().split(between, Qt::SkipEmptyParts)) {
        bool is = false;
        numbers.push_back(text.toDouble(&is));
        whole = whole && is;
    }
    const QString problem = whole ? QString::fromStdString(problemOf(numbers))
                                  : tr("Write one number, or one a channel: 0.49, 0.48, 0.45");
    FieldRow::setProblem(field, problem);
    return problem.isEmpty() ? std::optional(numbers) : std::nullopt;
}

bool ImportFields::writeTo(ImportOptions& options) {
    options.hints.network = m_network->currentData().toString().toStdString();
    options.hints.entry = m_entry->text().trimmed().toStdString();
    options.hints.stem = chosenIn<Stem>(m_stem);
    options.hints.strideAt = chosenIn<StrideAt>(m_stride);
    options.hints.padding = chosenIn<Padding>(m_padding);
    options.imageSize = m_size->value() > 0 ? std::optional(m_size->value()) : std::nullopt;
    const auto mean = numbersIn(m_mean, problemOfMean);
    const auto deviation = numbersIn(m_deviation, problemOfDeviation);
    if (!mean || !deviation) {
        return false;
    }
    options.mean = *mean;
    options.deviation = *deviation;
    return true;
}

}  // namespace lab
