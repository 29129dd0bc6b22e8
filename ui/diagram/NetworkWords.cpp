// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/NetworkWords.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"

namespace lab {

namespace {

QString figures(double value, const char* unit) {
    return QStringLiteral("%1 %2").arg(QString::number(value, 'f', value < 9.995 ? 2 : 1),
                                       QString::fromLatin1(unit));
}

QString letter(Shortcut shortcut) {
    return QString::fromStdString(toText(shortcut));
}

QString stemName(Stem stem) {
    switch (stem) {
        case Stem::ImageNet:
            return say("7×7");
        case Stem::Cifar:
            return say("3×3");
        case Stem::Small:
            break;
    }
    return say("3×3 / 2");
}

}  // namespace

QString amountText(std::int64_t amount) {
    const double value = static_cast<double>(amount);
    if (amount >= 1'000'000'000) {
        return QStringLiteral("%1 G").arg(value / 1e9, 0, 'f', 2);
    }
    return amount >= 1'000'000 ? figures(value / 1e6, "M") : countText(amount);
}

QString changeText(std::int64_t before, std::int64_t after) {
    if (before == 0) {
        return after == 0 ? QStringLiteral("0.0 %") : QStringLiteral("–");
    }
    const double change = 100 * (static_cast<double>(after) / static_cast<double>(before) - 1);
    return signedText(change) + QStringLiteral(" %");
}

QString featureShapeText(const FeatureShape& shape) {
    return QStringLiteral("%1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

QString kindText(const LayerSummary& layer) {
    switch (layer.kind) {
        case LayerKind::Conv: {
            QString text = layer.part == LayerPart::Shortcut ? say("Projection %1×%1")
                                                             : say("Convolution %1×%1");
            text = text.arg(layer.kernel);
            if (layer.stride > 1) {
                text += say(", stride %1").arg(layer.stride);
            }
            return layer.groups > 1 ? text + say(", %1 groups").arg(layer.groups) : text;
        }
        case LayerKind::BatchNorm:
            return say("Batch norm");
        case LayerKind::Relu:
            return say("ReLU");
        case LayerKind::MaxPool:
            return say("Max pool %1×%1, stride %2").arg(layer.kernel).arg(layer.stride);
        case LayerKind::ZeroPad:
            return layer.stride > 1 ? say("Subsampling, zero padding") : say("Zero padding");
        case LayerKind::Add:
            return say("Addition F(x) + shortcut");
        case LayerKind::AveragePool:
            return say("Average pool");
        case LayerKind::Linear:
            break;
    }
    return say("Classifier");
}

QString briefKindText(const LayerSummary& layer) {
    const QString stride =
        layer.stride > 1 ? QStringLiteral(", / %1").arg(layer.stride) : QString();
    switch (layer.kind) {
        case LayerKind::Conv:
            return say("%1×%1 conv").arg(layer.kernel) + stride;
        case LayerKind::BatchNorm:
            return say("BN");
        case LayerKind::MaxPool:
            return say("%1×%1 max pool").arg(layer.kernel) + stride;
        case LayerKind::ZeroPad:
            return say("zeros") + stride;
        case LayerKind::Add:
            return say("Addition");
        case LayerKind::AveragePool:
            return say("avg pool");
        case LayerKind::Relu:
        case LayerKind::Linear:
            break;
    }
    return kindText(layer);
}

QString totalText(const NetworkSummary& network) {
    const auto millions = [](std::int64_t parameters) {
        return parameters >= 1'000'000
                   ? QStringLiteral("%1 M").arg(static_cast<double>(parameters) / 1e6, 0, 'f', 2)
                   : countText(parameters);
    };
    return say("%1 parameters, %2 mult-adds")
        .arg(millions(network.parameters), amountText(network.multAdds));
}

QString deltaText(const NetworkSummary& before, const NetworkSummary& after) {
    return say("%1 parameters, %2 mult-adds")
        .arg(changeText(before.parameters, after.parameters),
             changeText(before.multAdds, after.multAdds));
}

QString briefDeltaText(const NetworkSummary& before, const NetworkSummary& after) {
    return QStringLiteral("%1, %2").arg(changeText(before.parameters, after.parameters),
                                        changeText(before.multAdds, after.multAdds));
}

QString settingText(const NetworkSpec& before, const NetworkSpec& after) {
    if (before.name != after.name) {
        return say("%1 to %2")
            .arg(QString::fromStdString(titleOf(before)), QString::fromStdString(titleOf(after)));
    }
    if (before.shortcut != after.shortcut) {
        return say("Shortcut %1 to %2").arg(letter(before.shortcut), letter(after.shortcut));
    }
    if (before.strideAt != after.strideAt) {
        return say("%1 to %2")
            .arg(QString::fromStdString(toText(before.strideAt)),
                 QString::fromStdString(toText(after.strideAt)));
    }
    if (before.stem != after.stem) {
        return say("Stem %1 to %2").arg(stemName(before.stem), stemName(after.stem));
    }
    if (before.width != after.width) {
        return say("Width %1 to %2").arg(before.width).arg(after.width);
    }
    if (before.zeroInitResidual != after.zeroInitResidual) {
        if (after.order == Order::Pre) {
            return after.zeroInitResidual ? say("Last convolutions start at 0")
                                          : say("Last convolutions start at random");
        }
        return say("Last batch norms start at %1").arg(after.zeroInitResidual ? 0 : 1);
    }
    return {};
}

QString presenceText(const NetworkComparison& comparison, Presence presence) {
    switch (presence) {
        case Presence::Both:
            return say("both");
        case Presence::OnlyFirst:
            return say("%1 only").arg(comparison.titles[0]);
        case Presence::OnlySecond:
            return say("%1 only").arg(comparison.titles[1]);
        case Presence::FirstDiffers:
            return say("%1, differs").arg(comparison.titles[0]);
        case Presence::SecondDiffers:
            break;
    }
    return say("%1, differs").arg(comparison.titles[1]);
}

QString briefPresenceText(Presence presence) {
    switch (presence) {
        case Presence::Both:
            return {};
        case Presence::FirstDiffers:
        case Presence::SecondDiffers:
            return say("differs");
        case Presence::OnlyFirst:
        case Presence::OnlySecond:
            break;
    }
    return say("only here");
}

QString sharedText(const NetworkComparison& comparison) {
    const SharedConvolutions counts = sharedConvolutions(comparison);
    const auto& [first, second] = comparison.titles;
    if (counts.shared == counts.all[0] && counts.shared == counts.all[1]) {
        return say("%1 and %2 share all %3 main-path convolutions and their initial weights")
            .arg(first, second, QString::number(counts.shared));
    }
    return say("%1 has %2 main-path convolutions, %3 has %4; alike: %5")
        .arg(first, QString::number(counts.all[0]), second, QString::number(counts.all[1]),
             QString::number(counts.shared));
}

}  // namespace lab
