#include "core/run/PublishedErrors.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <span>

namespace lab {

namespace {

/// A row of the paper's tables 2 and 3: top-1 error on ImageNet's validation set, 10-crop.
struct PaperRow {
    Family family;
    int depth;
    std::optional<Shortcut> shortcut;  ///< where the paper compares them
    const char* network;
    double error;
    const char* source;
};

constexpr const char* kTable2 = "He et al. 2015, table 2";
constexpr const char* kTable3 = "He et al. 2015, table 3";
constexpr PaperRow kPaper[] = {
    {Family::Plain, 18, {}, "plain-18", 27.94, kTable2},
    {Family::Plain, 34, {}, "plain-34", 28.54, kTable2},
    {Family::Residual, 18, Shortcut::A, "ResNet-18 A", 27.88, kTable2},
    {Family::Residual, 34, Shortcut::A, "ResNet-34 A", 25.03, kTable3},
    {Family::Residual, 34, Shortcut::B, "ResNet-34 B", 24.52, kTable3},
    {Family::Residual, 34, Shortcut::C, "ResNet-34 C", 24.19, kTable3},
    {Family::Residual, 50, Shortcut::B, "ResNet-50", 22.85, kTable3},
    {Family::Residual, 101, Shortcut::B, "ResNet-101", 21.75, kTable3},
    {Family::Residual, 152, Shortcut::B, "ResNet-152", 21.43, kTable3},
};

/// The lesson experiment as a PyTorch 1.13 script trained it: final errors, one seed each.
struct PeerRow {
    double learningRate;
    int warmupEpochs;
    bool zeroInitResidual;
    Family family;
    int depth;
    double training;
    double test;
};

constexpr PeerRow kPeer[] = {
    {0.1, 0, false, Family::Plain, 18, 10.95, 11.01},
    {0.1, 0, false, Family::Plain, 34, 17.04, 15.95},
    {0.1, 0, false, Family::Residual, 18, 9.90, 10.42},
    {0.1, 0, false, Family::Residual, 34, 11.76, 12.32},
    {0.1, 0, true, Family::Residual, 18, 10.19, 10.75},
    {0.1, 0, true, Family::Residual, 34, 9.79, 10.43},
    {0.05, 1, false, Family::Plain, 18, 11.13, 11.46},
    {0.05, 1, false, Family::Plain, 34, 15.08, 14.45},
    {0.05, 1, false, Family::Residual, 18, 10.47, 11.33},
    {0.05, 1, false, Family::Residual, 34, 10.25, 10.89},
};

// "Fashion-MNIST", "/data/fashion_mnist" and "fashion-mnist" are one name.
std::string plainName(const std::string& source) {
    std::filesystem::path path(source);
    std::string name =
        path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
    std::erase_if(name, [](char c) { return c == '-' || c == '_' || c == ' '; });
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

bool isImageNet(const RunSpec& spec) {
    const std::string name = plainName(spec.data.source);
    const bool named =
        name.find("imagenet") != std::string::npos || name.find("ilsvrc") != std::string::npos;
    return named && spec.network.classes == 1000;
}

bool isLesson(const RunSpec& spec) {
    return plainName(spec.data.source) == "fashionmnist" && spec.data.trainLimit == 20000 &&
           spec.network.width == 16 && spec.network.stem == Stem::Small &&
           (spec.network.family == Family::Plain || spec.network.shortcut == Shortcut::B);
}

bool isPapersNetwork(const PaperRow& row, const NetworkSpec& network) {
    const bool standard = network.width == 64 && network.cardinality == 1 &&
                          network.groupWidth == 64 && network.stem == Stem::ImageNet &&
                          network.blocks.size() == 4;
    return standard && row.family == network.family && row.depth == depthOf(network) &&
           (!row.shortcut || *row.shortcut == network.shortcut);
}

std::optional<PublishedError> paperError(const RunSpec& spec) {
    const auto row = std::ranges::find_if(
        kPaper, [&](const PaperRow& r) { return isPapersNetwork(r, spec.network); });
    if (row == std::end(kPaper)) {
        return {};
    }
    return PublishedError{
        row->network, {}, row->error, row->source, "ImageNet validation set, top-1, 10-crop"};
}

std::string settingOf(const PeerRow& row) {
    std::string text =
        "the same experiment written in PyTorch 1.13, 10 epochs, one seed, learning "
        "rate ";
    text += row.warmupEpochs > 0 ? "0.05 with one epoch of warm-up" : "0.1";
    return text +
           (row.zeroInitResidual ? ", zero start of each residual block" : ", no zero start");
}

std::optional<PublishedError> peerError(const RunSpec& spec) {
    const auto sameNetwork = [&](const PeerRow& row) {
        return row.family == spec.network.family && row.depth == depthOf(spec.network) &&
               spec.network.block == BlockKind::Basic;
    };
    const auto sameRecipe = [&](const PeerRow& row) {
        return sameNetwork(row) && row.learningRate == spec.recipe.learningRate &&
               row.warmupEpochs == spec.recipe.warmupEpochs &&
               row.zeroInitResidual == spec.network.zeroInitResidual;
    };
    auto row = std::ranges::find_if(kPeer, sameRecipe);
    if (row == std::end(kPeer)) {
        row = std::ranges::find_if(kPeer, sameNetwork);  // the script's first recipe
    }
    if (row == std::end(kPeer)) {
        return {};
    }
    const std::string depth = std::to_string(row->depth);
    return PublishedError{(row->family == Family::Plain ? "plain-" : "ResNet-") + depth,
                          row->training, row->test, "PyTorch script", settingOf(*row)};
}

}  // namespace

std::optional<PublishedError> publishedErrorOf(const RunSpec& spec) {
    if (isImageNet(spec)) {
        return paperError(spec);
    }
    return isLesson(spec) ? peerError(spec) : std::nullopt;
}

}  // namespace lab
