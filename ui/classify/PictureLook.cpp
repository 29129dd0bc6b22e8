// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/PictureLook.h"

#include "core/base/Error.h"
#include "core/data/Picture.h"
#include "ui/base/Job.h"
#include "ui/base/QtImage.h"

#include <algorithm>

namespace lab {

namespace {

constexpr int kMostPixels = 512;  // a side, of what is kept for the eyes

std::optional<int> targetOf(const Picture& picture, const ChosenModel& model,
                            const CamChoice& choice) {
    switch (choice.target) {
        case CamChoice::Target::Predicted:
            return answerOf(picture, model);
        case CamChoice::Target::True:
            return labelOf(picture, model);
        case CamChoice::Target::Named:
            return classOf(model, choice.className);
    }
    return {};
}

PictureLook::OfModel lookOf(const Picture& picture, const ChosenModel& model,
                            const CamChoice& choice, const PreparedImage& prepared) {
    PictureLook::OfModel look;
    look.model = model.id;
    look.input = imageOf(prepared.image);
    look.inverted = prepared.inverted;
    const std::optional<int> target = targetOf(picture, model, choice);
    if (!target && choice.target != CamChoice::Target::Predicted) {
        look.camProblem = PictureLooker::tr("It has no such class");
        return look;
    }
    const int last = static_cast<int>(model.network.blocks.size()) - 1;
    look.cam = gradCam(*model.classifier, prepared, target,
                       choice.stage < 0 ? last : std::min(choice.stage, last));
    return look;
}

}  // namespace

const PictureLook::OfModel* PictureLook::find(int model) const {
    const auto found = std::ranges::find(models, model, &OfModel::model);
    return found == models.end() ? nullptr : &*found;
}

PictureLooker::PictureLooker(QObject* parent) : QObject(parent), m_job(new Job(this)) {
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        PictureLook look;
        look.picture = m_at;
        look.problem = sentence;
        Q_EMIT looked(look);
        next();
    });
    connect(m_job, &Job::done, this, &PictureLooker::next);
}

bool PictureLooker::isBusy() const {
    return m_next || m_job->isRunning();
}

void PictureLooker::look(const Picture& picture, const std::vector<ChosenModel>& models,
                         const CamChoice& choice) {
    m_next = Wish{picture, models, choice};
    next();
}

void PictureLooker::next() {
    if (!m_next || m_job->isRunning()) {
        return;
    }
    m_at = m_next->picture.id;
    m_job->start([wish = std::move(*m_next), threads = m_threads] { return lookAt(wish, threads); },
                 [this](const PictureLook& look) { Q_EMIT looked(look); });
    m_next.reset();
}

PictureLook PictureLooker::lookAt(const Wish& wish, int threads) {
    useInferenceThreads(threads);
    PictureLook look;
    look.picture = wish.picture.id;
    look.choice = wish.choice;
    std::vector<InputSpec> inputs;
    for (const ChosenModel& model : wish.models) {
        inputs.push_back(model.classifier->input());
    }
    const PictureForNetworks read = readPictureFor(wish.picture.file, inputs, kMostPixels);
    if (read.problem) {
        look.problem = tr("Cannot be read: %1.").arg(QString::fromStdString(*read.problem));
        return look;
    }
    look.whole = imageOf(read.shown.image);
    if (std::max(look.whole.width(), look.whole.height()) > kMostPixels) {
        look.whole = look.whole.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio,
                                       Qt::SmoothTransformation);
    }
    for (std::size_t i = 0; i < wish.models.size(); ++i) {
        look.models.push_back(lookOf(wish.picture, wish.models[i], wish.choice, read.prepared[i]));
    }
    return look;
}

}  // namespace lab
