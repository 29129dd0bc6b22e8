// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Evaluate.h"

#include "core/base/ReusedMemory.h"

#include <algorithm>

namespace lab {

torch::Tensor countWrong(const torch::Tensor& logits, const torch::Tensor& labels, std::int64_t k) {
    const std::int64_t classes = logits.size(1);
    const torch::Tensor likeliest = k == 1 ? logits.argmax(1, /*keepdim=*/true)
                                           : std::get<1>(logits.topk(std::min(k, classes), 1));
    return likeliest.eq(labels.unsqueeze(1)).any(1).logical_not().sum();
}

std::optional<Evaluation> evaluate(Network& network, const Batches& batches, const Compute& compute,
                                   const RunControl& control) {
    const torch::NoGradGuard noGrad;
    const ReusedMemory memory;
    const Bf16Guard precision(compute.device, compute.bf16);
    const bool wasTraining = network->is_training();
    network->eval();
    // Loss, errors among 1 and 5, summed where they arise and read once.
    torch::Tensor sums = torch::zeros({3}, torch::dtype(torch::kFloat64).device(compute.device));
    std::int64_t images = 0;
    for (std::int64_t i = 0; i < batches.testBatches(); ++i) {
        if (control.wish() != RunControl::Wish::Run) {
            network->train(wasTraining);
            return std::nullopt;
        }
        const Batch batch = batches.test(i);
        const torch::Tensor labels = batch.labels.to(compute.device);
        const torch::Tensor logits =
            network->forward(toLayout(batch.images.to(compute.device), compute.layout))
                .to(torch::kFloat32);
        const std::int64_t count = labels.size(0);
        const torch::Tensor loss = torch::cross_entropy_loss(logits, labels).to(torch::kFloat64);
        sums += torch::stack({loss * static_cast<double>(count),
                              countWrong(logits, labels, 1).to(torch::kFloat64),
                              countWrong(logits, labels, 5).to(torch::kFloat64)});
        images += count;
    }
    network->train(wasTraining);
    sums = sums.cpu();
    const auto* sum = sums.data_ptr<double>();
    const auto count = static_cast<double>(images);
    return Evaluation{sum[0] / count, 100 * sum[1] / count, 100 * sum[2] / count, images};
}

}  // namespace lab
