// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/diagram/NetworkWords.h"

// What NetworkWords.h says of one unit: title, reason, formula.

namespace lab {

namespace {

using Style = FormulaRun::Style;

const BlockSummary* blockOf(const NetworkComparison& comparison, int unit, int network) {
    const auto& block = comparison.units.at(unit).block[network];
    return block ? &comparison.networks[network].blocks[*block] : nullptr;
}

bool isResidual(const NetworkComparison& comparison, int network) {
    return comparison.networks[network].spec.family == Family::Residual;
}

// The main-path convolutions of a unit, and its projection.
struct Weights {
    QStringList main;
    QString projection;
};

Weights weightsOf(const NetworkComparison& comparison, int unit, int network) {
    Weights weights;
    const ComparedUnit& place = comparison.units.at(unit);
    const auto& range = place.layers[network];
    for (int i = range->first; i < range->first + range->count; ++i) {
        const LayerSummary& layer = comparison.networks[network].layers[i];
        if (layer.kind != LayerKind::Conv) {
            continue;
        }
        const QString key = QString::fromStdString(layer.key);
        const QString own = key.startsWith(place.key + '.') ? key.mid(place.key.size() + 1) : key;
        if (layer.part == LayerPart::Shortcut) {
            weights.projection = own;
        } else {
            weights.main << own;
        }
    }
    return weights;
}

QString blockReason(const NetworkComparison& comparison, const BlockSummary& block, int network) {
    switch (block.shortcut) {
        case ShortcutPath::None:
            return say(
                "A plain block has no shortcut: everything that later layers need has to "
                "pass through its convolutions.");
        case ShortcutPath::Identity:
            return say(
                "Input and output have the same shape, so x is added as it is: the shortcut "
                "is the identity and costs no parameters.");
        case ShortcutPath::ZeroPadded:
            return say(
                "The shape changes here; option A takes every second place of x and fills "
                "the new channels with zeros, so the shortcut costs no parameters.");
        case ShortcutPath::Projection:
            break;
    }
    const NetworkSpec& spec = comparison.networks[network].spec;
    if (block.stride == 1 && block.input.channels == block.output.channels) {
        return say(
            "The shape stays here, but option C projects every shortcut: a 1×1 convolution "
            "stands where the identity would do.");
    }
    const QString option = QString::fromStdString(toText(spec.shortcut));
    return (block.stride > 1
                ? say("The shape changes here, so x cannot be added as it is: a 1×1 convolution "
                      "with stride %1 projects it (option %2).")
                      .arg(block.stride)
                : say("The number of channels changes here, so x cannot be added as it is: a 1×1 "
                      "convolution projects it (option %1)."))
        .arg(option);
}

QString lackText(const NetworkComparison& comparison, int network) {
    return say("%1 has nothing at this place.").arg(comparison.titles[network]);
}

void name(std::vector<FormulaRun>& runs, const char* text) {
    runs.push_back({Style::Name, QString::fromUtf8(text)});
}

void upright(std::vector<FormulaRun>& runs, const QString& text) {
    runs.push_back({Style::Upright, text});
}

void index(std::vector<FormulaRun>& runs, const QString& text) {
    runs.push_back({Style::Index, text});
}

// F(x, {W1, W2})
void residualFunction(std::vector<FormulaRun>& runs, qsizetype weights) {
    name(runs, "F");
    upright(runs, "(");
    name(runs, "x");
    upright(runs, ", {");
    for (qsizetype i = 1; i <= weights; ++i) {
        name(runs, "W");
        index(runs, QString::number(i));
        upright(runs, i < weights ? ", " : "})");
    }
}

// `activated`: what the block's first batch norm and ReLU give is taken instead of x.
void shortcut(std::vector<FormulaRun>& runs, ShortcutPath path, bool activated) {
    const char* const taken = activated ? "a" : "x";
    switch (path) {
        case ShortcutPath::None:
            return;
        case ShortcutPath::Identity:
            upright(runs, " + ");
            name(runs, "x");
            return;
        case ShortcutPath::ZeroPadded:
            upright(runs, " + pad(");
            name(runs, taken);
            upright(runs, ")");
            return;
        case ShortcutPath::Projection:
            upright(runs, " + ");
            name(runs, "W");
            index(runs, "s");
            upright(runs, QString(QChar(0x2009)));
            name(runs, taken);
    }
}

std::vector<FormulaRun> unitFormula(UnitKind kind, const NetworkSpec& spec) {
    const bool pre = spec.order == Order::Pre;
    const bool norm = pre && spec.endNorm;
    std::vector<FormulaRun> runs;
    name(runs, "y");
    upright(runs, " = ");
    switch (kind) {
        case UnitKind::Stem:
            upright(runs, pre ? "" : "ReLU(");
            name(runs, "W");
            upright(runs, QString(QChar(0x2009)));
            name(runs, "x");
            upright(runs, pre ? "" : ")");
            return runs;
        case UnitKind::Pool:
            upright(runs, "max");
            index(runs, "3×3");
            break;
        case UnitKind::AveragePool:
            upright(runs, norm ? "mean(ReLU(BN(" : "mean(");
            name(runs, "x");
            upright(runs, norm ? ")))" : ")");
            return runs;
        default:
            name(runs, "W");
            upright(runs, QString(QChar(0x2009)));
            name(runs, "x");
            upright(runs, " + ");
            name(runs, "b");
            return runs;
    }
    upright(runs, "(");
    name(runs, "x");
    upright(runs, ")");
    return runs;
}

QString residualBlockName(BlockKind kind) {
    return kind == BlockKind::Bottleneck ? say("bottleneck block") : say("building block");
}

QString plainBlockName(BlockKind kind) {
    return kind == BlockKind::Bottleneck ? say("plain bottleneck") : say("plain block");
}

}  // namespace

QString unitTitle(const ComparedUnit& unit) {
    switch (unit.kind) {
        case UnitKind::Stem:
            return say("Stem");
        case UnitKind::Pool:
            return say("Max pool");
        case UnitKind::AveragePool:
            return say("Average pool");
        case UnitKind::Classifier:
            return say("Classifier");
        case UnitKind::Block:
            break;
    }
    return say("Stage %1, block %2").arg(unit.stage + 1).arg(unit.index + 1);
}

QString unitSubtitle(const NetworkComparison& comparison, int unit, int network) {
    const ComparedUnit& place = comparison.units.at(unit);
    if (place.kind != UnitKind::Block) {
        return place.key;
    }
    const NetworkSpec& spec = comparison.networks[network].spec;
    QString what = isResidual(comparison, network) ? residualBlockName(spec.block)
                                                   : plainBlockName(spec.block);
    if (spec.order == Order::Pre) {
        what = say("PreAct %1").arg(what);
    }
    return say("%1, %2").arg(place.key, what);
}

QString reasonText(const NetworkComparison& comparison, int unit, int network) {
    const ComparedUnit& place = comparison.units.at(unit);
    if (!place.layers[network]) {
        return lackText(comparison, network);
    }
    const bool pre = comparison.networks[network].spec.order == Order::Pre;
    if (const BlockSummary* block = blockOf(comparison, unit, network)) {
        const QString reason = blockReason(comparison, *block, network);
        if (!pre || block->shortcut == ShortcutPath::None) {
            return reason;
        }
        return reason + ' ' +
               (block->beforeShortcut > 0
                    ? say("It takes a, what the first batch norm and ReLU make of x.")
                    : say("Nothing stands behind the addition, so x passes on unchanged."));
    }
    switch (place.kind) {
        case UnitKind::Stem:
            return comparison.networks[network].spec.stem == Stem::ImageNet
                       ? say("One large convolution reads the image and halves its sides before "
                             "the blocks begin.")
                       : say("A small image needs only a small convolution before the blocks "
                             "begin.");
        case UnitKind::Pool:
            return say(
                "It halves the sides once more, so that the blocks work on a quarter of the "
                "image's sides.");
        case UnitKind::AveragePool:
            if (pre && comparison.networks[network].spec.endNorm) {
                return say(
                    "No ReLU stands behind the last addition, so one more batch norm and ReLU come "
                    "first; then each channel is averaged over all places.");
            }
            return say(
                "It averages each channel over all places, so that the classifier needs no "
                "fixed image size and few weights.");
        default:
            return say("The only fully connected layer: one row of weights for each class.");
    }
}

std::vector<FormulaRun> formulaOf(const NetworkComparison& comparison, int unit, int network) {
    const ComparedUnit& place = comparison.units.at(unit);
    if (!place.layers[network]) {
        return {};
    }
    const BlockSummary* block = blockOf(comparison, unit, network);
    if (block == nullptr) {
        return unitFormula(place.kind, comparison.networks[network].spec);
    }
    const bool pre = comparison.networks[network].spec.order == Order::Pre;
    std::vector<FormulaRun> runs;
    name(runs, "y");
    upright(runs, pre ? " = " : " = ReLU(");
    residualFunction(runs, weightsOf(comparison, unit, network).main.size());
    shortcut(runs, block->shortcut, block->beforeShortcut > 0);
    if (!pre) {
        upright(runs, ")");
    }
    return runs;
}

QString weightNames(const NetworkComparison& comparison, int unit, int network) {
    const ComparedUnit& place = comparison.units.at(unit);
    if (!place.layers[network] || place.kind != UnitKind::Block) {
        return {};
    }
    const Weights weights = weightsOf(comparison, unit, network);
    QStringList parts;
    for (qsizetype i = 0; i < weights.main.size(); ++i) {
        parts << QStringLiteral("W%1 %2")
                     .arg(QChar(0x2081 + static_cast<int>(i)))
                     .arg(weights.main[i]);
    }
    if (!weights.projection.isEmpty()) {
        parts << QStringLiteral("W%1 %2").arg(QChar(0x209B)).arg(weights.projection);
    }
    const QString text = parts.join(QStringLiteral(" · "));
    if (weights.projection.isEmpty() || weights.main.size() < 3) {
        return text;
    }
    return parts.first(parts.size() - 1).join(QStringLiteral(" · ")) + '\n' + parts.back();
}

}  // namespace lab
