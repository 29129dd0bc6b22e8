// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ClassifyModels.h"

#include "core/base/Error.h"
#include "core/model/LostWeights.h"
#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/intake/StoredModels.h"

#include <QSettings>

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr auto kClassifyModelsKey = "classify/models";

/// What a worker read.
struct Loaded {
    std::shared_ptr<const Classifier> classifier;
    QString lost;  ///< see lostBestText()
};

}  // namespace

ClassifyModels::ClassifyModels(QObject* parent) : QObject(parent) {
    connect(&m_job, &Job::failed, this, [this](const QString& sentence) {
        Q_EMIT failed(sentence);
        loadNext();
        Q_EMIT changed();
    });
}

void ClassifyModels::restore() {
    if (m_restored) {
        return;
    }
    m_restored = true;
    const QSettings settings;
    if (!settings.contains(kClassifyModelsKey)) {
        addShipped();
        return;
    }
    for (const QString& text : settings.value(kClassifyModelsKey).toStringList()) {
        if (const fs::path path = rememberedModelPath(text); !path.empty()) {
            want({path});
        }
    }
}

void ClassifyModels::addShipped() {
    for (const fs::path& path : shippedModelsHere()) {
        if (!contains(path)) {
            want({path});
        }
    }
}

void ClassifyModels::add(const fs::path& path) {
    if (contains(path)) {
        Q_EMIT failed(tr("%1 answers already.").arg(pathText(path)));
    } else if (m_models.size() + m_waiting.size() >= kMost) {
        Q_EMIT failed(tr("At most %1 networks answer at once; take one away first.").arg(kMost));
    } else {
        want({path});
    }
}

void ClassifyModels::reload(int id) {
    if (const ChosenModel* model = find(id)) {
        want({model->path, id});
    }
}

void ClassifyModels::remove(int id) {
    std::erase_if(m_models, [id](const ChosenModel& model) { return model.id == id; });
    nameAll();
    remember();
    Q_EMIT changed();
}

const ChosenModel* ClassifyModels::find(int id) const {
    const auto found = std::ranges::find(m_models, id, &ChosenModel::id);
    return found == m_models.end() ? nullptr : &*found;
}

bool ClassifyModels::contains(const fs::path& path) const {
    return std::ranges::find(m_models, path, &ChosenModel::path) != m_models.end() ||
           std::ranges::find(m_waiting, path, &Wanted::path) != m_waiting.end();
}

void ClassifyModels::want(Wanted wanted) {
    m_waiting.push_back(std::move(wanted));
    if (!m_job.isRunning()) {
        loadNext();
        Q_EMIT changed();
    }
}

void ClassifyModels::loadNext() {
    if (m_waiting.empty() || m_job.isRunning()) {
        return;
    }
    const Wanted wanted = m_waiting.front();
    m_waiting.pop_front();
    m_job.start(
        [path = wanted.path] {
            useInferenceThreads(1);
            auto classifier = std::make_shared<const Classifier>(path);
            classifier->warmUp();
            return Loaded{std::move(classifier), QString::fromStdString(lostBestText(path))};
        },
        [this, wanted](const Loaded& loaded) {
            take(wanted, loaded.classifier);
            if (!loaded.lost.isEmpty()) {
                Q_EMIT noted(loaded.lost);
            }
        });
}

void ClassifyModels::take(const Wanted& wanted, std::shared_ptr<const Classifier> classifier) {
    ChosenModel model;
    model.id = ++m_lastId;
    model.path = wanted.path;
    model.network = classifier->card().spec.network;
    model.classKeys = classKeysOf(classifier->card().classes);
    model.classifier = std::move(classifier);
    model.taken = QDateTime::currentDateTime();
    const auto place = std::ranges::find(m_models, wanted.replaces, &ChosenModel::id);
    if (place != m_models.end()) {
        *place = std::move(model);
    } else {
        m_models.push_back(std::move(model));
    }
    nameAll();
    remember();
    loadNext();
    Q_EMIT changed();
}

void ClassifyModels::nameAll() {
    const auto title = [](const ChosenModel& model) {
        return QString::fromStdString(titleOf(model.network));
    };
    for (ChosenModel& model : m_models) {
        const auto same = std::ranges::count_if(
            m_models, [&](const ChosenModel& other) { return title(other) == title(model); });
        QString origin = originOf(model.path);
        const QString own = QString::fromStdString(model.network.name) + '-';
        if (origin.startsWith(own)) {  // the title says that already
            origin.remove(0, own.size());
        }
        model.name = same > 1 ? title(model) + " · " + origin : title(model);
        const auto kin = std::ranges::find_if(m_models, [&](const ChosenModel& other) {
            return other.classifier->card().classes == model.classifier->card().classes;
        });
        model.group = static_cast<int>(kin - m_models.begin());
    }
}

void ClassifyModels::remember() const {
    QStringList texts;
    for (const ChosenModel& model : m_models) {
        texts << rememberedModel(model.path);
    }
    QSettings().setValue(kClassifyModelsKey, texts);
}

}  // namespace lab
