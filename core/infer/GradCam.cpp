// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/infer/GradCam.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/Tensors.h"
#include "core/nn/SoundWeights.h"

namespace lab {

namespace {

// `otherwise`: says that there is no such one; `first`: the number that a person gives the first.
int chosen(std::optional<int> wanted, int count, int usual, const char* otherwise, int first) {
    const int value = wanted.value_or(usual);
    if (value < 0 || value >= count) {
        throw Error(filled(phrase(otherwise), count, value + first));
    }
    return value;
}

CamMap mapOf(const torch::Tensor& activation, const torch::Tensor& gradient) {
    const torch::Tensor weights = gradient.mean({2, 3}, /*keepdim=*/true);  // [1, C, 1, 1]
    torch::Tensor map = (weights * activation).sum(1).relu()[0];            // [h, w]
    // As pip's grad-cam scales it: the lowest becomes 0, then the highest 1.
    map = map - map.min();
    map = (map / (map.max() + 1e-7)).cpu().contiguous();
    CamMap made;
    made.height = static_cast<int>(map.size(0));
    made.width = static_cast<int>(map.size(1));
    made.values.assign(map.data_ptr<float>(), map.data_ptr<float>() + map.numel());
    return made;
}

}  // namespace

CamMap gradCam(const Classifier& classifier, const PreparedImage& prepared,
               std::optional<int> target, std::optional<int> stage) {
    const FoldedNetwork& network = classifier.network();
    const int at = chosen(stage, network.stages(), network.stages() - 1,
                          asPhrase("This network has stages 1 to %1, not %2."), 1);
    torch::Tensor activation;  // [1, C, h, w]
    {
        const torch::NoGradGuard noGrad;
        const torch::Tensor batch = batchOf(std::span(&prepared, 1), classifier.input());
        activation = network.upTo(batch.to(network.device()), at);
    }
    const torch::AutoGradMode grad(true);
    activation = activation.detach().requires_grad_();
    const torch::Tensor logits = network.after(activation, at);  // [1, classes]
    const int usual = static_cast<int>(logits.argmax(1).item<std::int64_t>());
    const int one = chosen(target, static_cast<int>(logits.size(1)), usual,
                           asPhrase("This network has %1 classes, counted from 0, not %2."), 0);
    const torch::Tensor gradient = torch::autograd::grad({logits[0][one]}, {activation})[0];
    const torch::NoGradGuard noGrad;
    if (!isFinite(logits) || !isFinite(gradient) || !isFinite(activation)) {
        throw Error(filled(phrase("%1 answers with numbers that are not finite, so there is no "
                                  "heat map to show; choose other weights or train them again."),
                           classifier.file()));
    }
    CamMap map = mapOf(activation.detach(), gradient);
    map.target = one;
    map.stage = at;
    return map;
}

}  // namespace lab
