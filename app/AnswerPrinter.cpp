#include "app/AnswerPrinter.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

std::string fixed(double value, int digits) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

/// RFC 4180.
std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
        return field;
    }
    std::string text = "\"";
    for (const char c : field) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + "\"";
}

Json jsonOf(const ModelAnswer& one) {
    Json json = {{"model", one.model},
                 {"network", one.network},
                 {"milliseconds", one.answer.milliseconds},
                 {"top", Json::array()}};
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

AnswerPrinter::AnswerPrinter(std::ostream& out, AnswerFormat format)
    : m_out(out), m_format(format) {
    if (format == AnswerFormat::Json) {
        m_out << "{\"images\": [";
    } else if (format == AnswerFormat::Csv) {
        m_out << "file,model,network,milliseconds,rank,index,class,probability,error\n";
    }
}

void AnswerPrinter::print(const PictureAnswer& picture) {
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
    if (m_format == AnswerFormat::Json) {
        m_out << "\n]}\n";
    }
    m_out.flush();
}

void AnswerPrinter::printText(const PictureAnswer& picture) {
    m_out << picture.file << '\n';
    if (picture.problem) {
        m_out << "    left out: " << *picture.problem << '\n';
    }
    for (const ModelAnswer& one : picture.answers) {
        m_out << "    " << one.model << " (" << one.network << ", "
              << fixed(one.answer.milliseconds, 1) << " ms)";
        for (const ClassScore& score : one.answer.top) {
            m_out << (&score == &one.answer.top.front() ? ": " : "; ") << score.name << ' '
                  << fixed(100 * score.probability, 1) << " %";
        }
        m_out << '\n';
    }
}

void AnswerPrinter::printCsv(const PictureAnswer& picture) {
    if (picture.problem) {
        m_out << quoted(picture.file) << ",,,,,,,," << quoted(*picture.problem) << '\n';
    }
    for (const ModelAnswer& one : picture.answers) {
        int rank = 1;
        for (const ClassScore& score : one.answer.top) {
            m_out << quoted(picture.file) << ',' << quoted(one.model) << ',' << quoted(one.network)
                  << ',' << fixed(one.answer.milliseconds, 3) << ',' << rank++ << ',' << score.index
                  << ',' << quoted(score.name) << ',' << Json(score.probability).dump() << ",\n";
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
    // A file's name may be no UTF-8.
    m_out << (m_first ? "\n" : ",\n") << json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lab
