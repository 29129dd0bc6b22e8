// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/CopyTask.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/Random.h"
#include "core/data/Synthetic.h"
#include "core/nn/Blocks.h"
#include "core/nn/Network.h"
#include "core/train/Sgd.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lab {

namespace {

constexpr std::int64_t kBatch = 8;
constexpr double kScale = 5;         // brings the pictures to a deviation of about 1
constexpr double kLastNorm = 0.1;    // of each block, where it starts
constexpr std::int64_t kPool = 512;  // shapes to draw batches from

void check(const char* otherwise, int value, int least, int most) {
    if (value < least || value > most) {
        throw Error(filled(phrase(otherwise), least, most, value));
    }
}

torch::Tensor tensorOf(const Image& image) {  // [1, 1, H, W] in [0, 1]
    torch::Tensor made = torch::empty({1, 1, image.height, image.width});
    std::ranges::transform(image.pixels, made.data_ptr<float>(),
                           [](std::uint8_t byte) { return static_cast<float>(byte) / 255.0F; });
    return made;
}

torch::Tensor pool() {  // [kPool, 1, 28, 28] in [0, 1]
    const RawSplit shapes = generateShapes(ShapesSplit::Train, kPool, 1);
    return torch::from_blob(const_cast<std::uint8_t*>(shapes.pixels.data()),
                            {kPool, 1, kShapesSide, kShapesSide}, torch::kUInt8)
               .to(torch::kFloat32) /
           255.0F;
}

BlockPlan planOfBlock(const CopyTaskSpec& spec, int index) {
    BlockPlan plan;
    plan.index = index;
    plan.convs = {{spec.channels, spec.channels, 3, 1}, {spec.channels, spec.channels, 3, 1}};
    plan.shortcut = spec.family == Family::Plain ? ShortcutPath::None : ShortcutPath::Identity;
    return plan;
}

// As initialise() has it: He normal with fan-out (He et al. 2015b), from (seed, key) alone.
void fill(torch::Tensor& weight, std::uint64_t seed, const std::string& key) {
    Random random(seed, Purpose::InitialWeights, hashOf(key));
    const double deviation = std::sqrt(2.0 / static_cast<double>(weight.size(0) * 9));
    float* values = weight.data_ptr<float>();
    for (std::int64_t i = 0; i < weight.numel(); ++i) {
        values[i] = static_cast<float>(deviation * random.normal());
    }
}

}  // namespace

struct CopyTask::Private {
    CopyTaskSpec spec;
    torch::Tensor shown;  // [1, 1, H, W]
    torch::Tensor shapes;
    std::vector<Block> blocks;
    std::unique_ptr<Sgd> optimizer;
    std::int64_t steps = 0;

    torch::Tensor forward(const torch::Tensor& picture);  // [N, 1, H, W], both ways
    torch::Tensor batch(const torch::Tensor& pictures, std::int64_t step) const;
};

// The picture in every channel, through all blocks, and the mean of the channels.
torch::Tensor CopyTask::Private::forward(const torch::Tensor& picture) {
    torch::Tensor x = (kScale * picture)
                          .expand({-1, spec.channels, -1, -1})
                          .contiguous(torch::MemoryFormat::ChannelsLast);
    for (Block& block : blocks) {
        x = block->forward(x);  // [N, channels, H, W]
    }
    return x.mean(1, /*keepdim=*/true) / kScale;
}

torch::Tensor CopyTask::Private::batch(const torch::Tensor& pictures, std::int64_t step) const {
    Random random(spec.seed, Purpose::Order, 0, static_cast<std::uint64_t>(step));
    torch::Tensor indices = torch::empty({kBatch}, torch::kInt64);
    for (std::int64_t i = 0; i < kBatch; ++i) {
        indices.data_ptr<std::int64_t>()[i] = static_cast<std::int64_t>(random.below(kPool));
    }
    return pictures.index_select(0, indices);
}

CopyTask::CopyTask(const CopyTaskSpec& spec, const Image& shown)
    : m_private(std::make_unique<Private>()) {
    check(asPhrase("The number of blocks must be from %1 to %2, not %3."), spec.blocks, 1, 32);
    check(asPhrase("The number of channels must be from %1 to %2, not %3."), spec.channels, 1, 64);
    check(asPhrase("The picture's height must be from %1 to %2, not %3."), shown.height, 4, 256);
    check(asPhrase("The picture's width must be from %1 to %2, not %3."), shown.width, 4, 256);
    check(asPhrase("The picture's number of channels must be from %1 to %2, not %3."),
          shown.channels, 1, 1);
    m_private->spec = spec;
    m_private->shown = tensorOf(shown);
    m_private->shapes = pool();
    NamedTensors parameters;
    for (int i = 0; i < spec.blocks; ++i) {
        Block block(planOfBlock(spec, i));
        const torch::NoGradGuard noGrad;
        block->lastNorm()->weight.fill_(kLastNorm);
        for (auto& entry : block->named_parameters()) {
            const std::string key = std::to_string(i) + "." + entry.key();
            if (entry.value().dim() == 4) {
                fill(entry.value(), spec.seed, key);
            }
            parameters.emplace_back(key, entry.value());
        }
        m_private->blocks.push_back(block);
    }
    Recipe recipe;
    recipe.weightDecay = 0;
    m_private->optimizer = std::make_unique<Sgd>(parameters, recipe);
    m_private->optimizer->setRate(spec.learningRate);
}

CopyTask::~CopyTask() = default;
CopyTask::CopyTask(CopyTask&&) noexcept = default;
CopyTask& CopyTask::operator=(CopyTask&&) noexcept = default;

void CopyTask::step() {
    const torch::AutoGradMode grad(true);
    const torch::Tensor pictures = m_private->batch(m_private->shapes, m_private->steps);
    m_private->optimizer->zeroGrad();
    const torch::Tensor spread = (pictures - pictures.mean({2, 3}, true)).square().mean();
    const torch::Tensor loss = (m_private->forward(pictures) - pictures).square().mean() / spread;
    loss.backward();
    m_private->optimizer->step();
    ++m_private->steps;
}

// The shown picture takes the place of one of a fixed batch, so that batch norm sees what it sees
// in training; its running statistics are left as they are.
CopyState CopyTask::state() const {
    const torch::NoGradGuard noGrad;
    torch::Tensor x = m_private->shown;
    if (x.size(2) == kShapesSide && x.size(3) == kShapesSide) {
        x = torch::cat({x, m_private->shapes.narrow(0, 0, kBatch - 1)});
    }
    const torch::Tensor made = m_private->forward(x).narrow(0, 0, 1).contiguous();
    const torch::Tensor& wanted = m_private->shown;
    CopyState state;
    state.step = m_private->steps;
    const double spread = (wanted - wanted.mean()).square().mean().item<double>();
    state.error = 100 * (made - wanted).square().mean().item<double>() / std::max(spread, 1e-12);
    state.output.width = static_cast<int>(wanted.size(3));
    state.output.height = static_cast<int>(wanted.size(2));
    const torch::Tensor bytes = (made * 255).clamp(0, 255).round().to(torch::kUInt8).contiguous();
    state.output.pixels.assign(bytes.data_ptr<std::uint8_t>(),
                               bytes.data_ptr<std::uint8_t>() + bytes.numel());
    return state;
}

}  // namespace lab
