// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/EvaluateViews.h"

#include "core/base/ReusedMemory.h"
#include "core/data/ImageInput.h"
#include "core/data/ParallelFor.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lab {

namespace {

constexpr std::int64_t kDecodedAtOnce = 16;  // pictures

/// [views, channels, height, width].
torch::Tensor tensorOf(const std::vector<Image>& views, const InputSpec& input) {
    const Image& first = views.front();
    torch::Tensor made = torch::empty(
        {static_cast<std::int64_t>(views.size()), first.channels, first.height, first.width});
    auto* out = made.data_ptr<float>();
    for (const Image& view : views) {
        normalise(view, input, out);
        out += view.size();
    }
    return made;
}

/// The logarithm of the mean of the probabilities, [1, classes] float64 on the CPU: a probability
/// that is too small for a number has a finite one.
torch::Tensor meanAnswer(Network& network, const Image& picture, const InputSpec& input, View view,
                         const std::vector<int>& scales, const Compute& compute) {
    std::vector<torch::Tensor> answers;
    for (const int scale : scales) {  // each gives as many views
        const torch::Tensor views = tensorOf(viewsOf(picture, input, view, scale), input);
        const torch::Tensor logits =
            network->forward(toLayout(views.to(compute.device), compute.layout))
                .to(torch::kFloat64);
        answers.push_back(logits.log_softmax(1).cpu());
    }
    const torch::Tensor all = torch::cat(answers);
    return all.logsumexp({0}, /*keepdim=*/true) - std::log(static_cast<double>(all.size(0)));
}

}  // namespace

Evaluation evaluateViews(Network& network, const Split& test, const InputSpec& input,
                         const TestViews& views, const Compute& compute) {
    const torch::NoGradGuard noGrad;
    const ReusedMemory memory;
    const Bf16Guard precision(compute.device, compute.bf16);
    const std::vector<int> scales = scalesFor(views, input);
    const SplitPictures pictures(test, std::ranges::max(scales));
    double loss = 0;
    double wrong = 0;
    double wrongOfFive = 0;
    for (std::int64_t first = 0; first < test.count(); first += kDecodedAtOnce) {
        std::vector<Image> decoded(
            static_cast<std::size_t>(std::min(kDecodedAtOnce, test.count() - first)));
        parallelFor(static_cast<std::int64_t>(decoded.size()), 0, [&](std::int64_t i) {
            decoded[static_cast<std::size_t>(i)] = pictures.picture(first + i);
        });
        for (std::size_t i = 0; i < decoded.size(); ++i) {
            const torch::Tensor answer =
                meanAnswer(network, decoded[i], input, views.view, scales, compute);
            const torch::Tensor label =
                torch::tensor({test.labels[static_cast<std::size_t>(first) + i]}, torch::kInt64);
            loss -= answer[0][label.item<std::int64_t>()].item<double>();
            wrong += countWrong(answer, label, 1).item<double>();
            wrongOfFive += countWrong(answer, label, 5).item<double>();
        }
    }
    const auto count = static_cast<double>(test.count());
    return {loss / count, 100 * wrong / count, 100 * wrongOfFive / count, test.count()};
}

}  // namespace lab
