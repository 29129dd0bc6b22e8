// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/AnswerPrinter.h"

#include "app/Console.h"
#include "core/base/Csv.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

std::string field(const std::string& text) {
    return csvField(csvText(text));
}

// Why a part of what was asked is missing.
std::string problemOf(const ModelAnswer& one) {
    return one.answer.problem.empty() ? one.camProblem : one.answer.problem;
}

Json jsonOf(const ModelAnswer& one) {
    Json json = {{"model", one.model},
                 {"network", one.network},
                 {"milliseconds", one.answer.milliseconds},
                 {"top", Json::array()}};
    if (const std::string problem = problemOf(one); !problem.empty()) {
        json["error"] = problem;
    }
    for (const ClassScore& score : one.answer.top) {
        json["top"].push_back(
            {{"class", score.name}, {"index", score.index}, {"probability", score.probability}});
    }
    if (!one.cam.empty()) {
        json["cam"] = one.cam;
    }
    return json;
}

}  // namespace

void AnswerPrinter::begin() {
    if (std::exchange(m_begun, true)) {
        return;
    }
    if (m_format == AnswerFormat::Json) {
        lab::printText("{\"images\": [");
    } else if (m_format == AnswerFormat::Csv) {
        lab::printCsv("file,model,network,milliseconds,rank,index,class,probability,error\n");
    }
}

void AnswerPrinter::print(const PictureAnswer& picture) {
    begin();
    switch (m_format) {
        case AnswerFormat::Text:
            printText(picture);
            break;
        case AnswerFormat::Csv:
            printCsv(picture);
            break;
        case AnswerFormat::Json:
            printJson(picture);
            break;
    }
    m_first = false;
}

void AnswerPrinter::finish() {
    begin();
    if (m_format == AnswerFormat::Json) {
        lab::printText("\n]}\n");
    }
}

void AnswerPrinter::printText(const PictureAnswer& picture) {
    std::string text = onOneLine(picture.file) + "\n";
    if (picture.problem) {
        text += "    left out: " + onOneLine(*picture.problem) + "\n";
    }
    for (const ModelAnswer& one : picture.answers) {
        text += fmt::format("    {} ({}, {:.1f} ms)", onOneLine(one.model), one.network,
                            one.answer.milliseconds);
        for (const ClassScore& score : one.answer.top) {
            text += fmt::format("{}{} {:.1f} %", &score == &one.answer.top.front() ? ": " : "; ",
                                onOneLine(score.name), 100 * score.probability);
        }
        text += one.answer.problem.empty() ? "" : ": " + onOneLine(one.answer.problem);
        text += one.cam.empty() ? "\n" : "\n        overlay: " + onOneLine(one.cam) + "\n";
        text +=
            one.camProblem.empty() ? "" : "        no overlay: " + onOneLine(one.camProblem) + "\n";
    }
    lab::printText(text);
}

void AnswerPrinter::printCsv(const PictureAnswer& picture) {
    if (picture.problem) {
        lab::printCsv(fmt::format("{},,,,,,,,{}\n", field(picture.file), field(*picture.problem)));
    }
    for (const ModelAnswer& one : picture.answers) {
        if (!one.answer.problem.empty()) {
            lab::printCsv(fmt::format("{},{},{},{:.3f},,,,,{}\n", field(picture.file),
                                      field(one.model), field(one.network), one.answer.milliseconds,
                                      field(one.answer.problem)));
        }
        int rank = 1;
        for (const ClassScore& score : one.answer.top) {
            lab::printCsv(fmt::format("{},{},{},{:.3f},{},{},{},{},{}\n", field(picture.file),
                                      field(one.model), field(one.network), one.answer.milliseconds,
                                      rank++, score.index, field(score.name),
                                      jsonText(score.probability), field(one.camProblem)));
        }
    }
}

void AnswerPrinter::printJson(const PictureAnswer& picture) {
    Json json = {{"file", picture.file}};
    if (picture.problem) {
        json["error"] = *picture.problem;
    } else {
        json["results"] = Json::array();
        for (const ModelAnswer& one : picture.answers) {
            json["results"].push_back(jsonOf(one));
        }
    }
    lab::printText((m_first ? "\n" : ",\n") + jsonText(json));
}

}  // namespace lab
