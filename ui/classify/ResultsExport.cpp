// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ResultsExport.h"

#include "ui/base/Format.h"

#include <QStringList>
#include <nlohmann/json.hpp>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

QByteArray rightOf(const Picture& picture, const ChosenModel& model) {
    const std::optional<bool> right = isRight(picture, model);
    if (!right) {
        return {};
    }
    return *right ? QByteArray("1") : QByteArray("0");
}

void appendAnswer(QByteArray& csv, const Picture& picture, const ChosenModel& model,
                  const QString& label) {
    const auto found = picture.answers.find(model.id);
    if (found == picture.answers.end()) {
        return;
    }
    int rank = 1;
    for (const ClassScore& score : found->second.top) {
        csv += QByteArrayList{csvCell(picture.file.string()),
                              csvCell(label),
                              csvCell(model.name),
                              QByteArray::number(found->second.milliseconds, 'f', 3),
                              QByteArray::number(rank++),
                              QByteArray::number(score.index),
                              csvCell(score.name),
                              QByteArray::number(score.probability, 'g', 9),
                              rightOf(picture, model),
                              QByteArray()}
                   .join(',') +
               '\n';
    }
}

}  // namespace

QByteArray resultsCsv(const std::vector<Picture>& pictures,
                      const std::vector<ChosenModel>& models) {
    QByteArray csv = "file,label,model,milliseconds,rank,index,class,probability,right,error\n";
    for (const Picture& picture : pictures) {
        if (!picture.problem.isEmpty()) {
            csv += csvCell(picture.file.string()) + ",,,,,,,,," + csvCell(picture.problem) + '\n';
            continue;
        }
        const QString label = labelName(picture, models);
        for (const ChosenModel& model : models) {
            appendAnswer(csv, picture, model, label);
        }
    }
    return csv;
}

QByteArray resultsJson(const std::vector<Picture>& pictures,
                       const std::vector<ChosenModel>& models) {
    Json images = Json::array();
    for (const Picture& picture : pictures) {
        Json image = {{"file", picture.file.string()}};
        if (!picture.problem.isEmpty()) {
            image["error"] = picture.problem.toStdString();
            images.push_back(std::move(image));
            continue;
        }
        if (const QString label = labelName(picture, models); !label.isEmpty()) {
            image["label"] = label.toStdString();
        }
        image["results"] = Json::array();
        for (const ChosenModel& model : models) {
            const auto found = picture.answers.find(model.id);
            if (found == picture.answers.end()) {
                continue;
            }
            Json result = {{"model", model.name.toStdString()},
                           {"network", titleOf(model.network)},
                           {"milliseconds", found->second.milliseconds}};
            if (const std::optional<bool> right = isRight(picture, model)) {
                result["right"] = *right;
            }
            result["top"] = Json::array();
            for (const ClassScore& score : found->second.top) {
                result["top"].push_back({{"class", score.name},
                                         {"index", score.index},
                                         {"probability", score.probability}});
            }
            image["results"].push_back(std::move(result));
        }
        images.push_back(std::move(image));
    }
    Json document;
    document["images"] = std::move(images);
    // A file's name may be no UTF-8.
    return QByteArray::fromStdString(document.dump(2, ' ', false, Json::error_handler_t::replace) +
                                     "\n");
}

QString resultsTable(const std::vector<Picture>& pictures, const std::vector<ChosenModel>& models) {
    QStringList head = {"File", "Label"};
    for (const ChosenModel& model : models) {
        head << model.name << model.name + " %";
    }
    QStringList lines = {head.join('\t')};
    for (const Picture& picture : pictures) {
        QStringList cells = {picture.name, labelName(picture, models)};
        for (const ChosenModel& model : models) {
            const auto found = picture.answers.find(model.id);
            const bool answered = found != picture.answers.end() && !found->second.top.empty();
            cells << (answered ? QString::fromStdString(found->second.top.front().name) : QString())
                  << (answered ? percentText(100 * found->second.top.front().probability)
                               : QString());
        }
        lines << cells.join('\t');
    }
    return lines.join('\n') + '\n';
}

}  // namespace lab
