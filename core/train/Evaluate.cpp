#include "core/train/Evaluate.h"

#include <algorithm>

namespace lab {

std::int64_t countWrong(const torch::Tensor& logits, const torch::Tensor& labels, std::int64_t k) {
    const std::int64_t classes = logits.size(1);
    const torch::Tensor likeliest = k == 1 ? logits.argmax(1, /*keepdim=*/true)
                                           : std::get<1>(logits.topk(std::min(k, classes), 1));
    const torch::Tensor hit = likeliest.eq(labels.unsqueeze(1)).any(1);
    return labels.size(0) - hit.sum().item<std::int64_t>();
}

std::optional<Evaluation> evaluate(Network& network, const Batches& batches, const Compute& compute,
                                   const RunControl& control) {
    const torch::NoGradGuard noGrad;
    const Bf16Guard precision(compute.device, compute.bf16);
    const bool wasTraining = network->is_training();
    network->eval();
    Evaluation sum;
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
        sum.loss +=
            torch::cross_entropy_loss(logits, labels).item<double>() * static_cast<double>(count);
        sum.error += static_cast<double>(countWrong(logits, labels, 1));
        sum.top5Error += static_cast<double>(countWrong(logits, labels, 5));
        sum.images += count;
    }
    network->train(wasTraining);
    const auto images = static_cast<double>(sum.images);
    return Evaluation{sum.loss / images, 100 * sum.error / images, 100 * sum.top5Error / images,
                      sum.images};
}

}  // namespace lab
