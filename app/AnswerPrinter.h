// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Picture.h"
#include "core/infer/Classifier.h"

#include <string>
#include <vector>

namespace lab {

struct ModelAnswer {
    std::string model;    ///< the name of its run folder or file
    std::string network;  ///< "ResNet-18"
    Answer answer;
    std::string cam = {};         ///< the overlay's file; empty when none was asked for
    std::string camProblem = {};  ///< why there is none although it was asked for
};

struct PictureAnswer {
    std::string file;
    PictureProblem problem;
    std::vector<ModelAnswer> answers;
};

enum class AnswerFormat { Text, Csv, Json };

/// Prints answers as they come, so that hundreds of pictures need no memory. One thread.
class AnswerPrinter {
public:
    /// Prints nothing yet: what ends the command before the first answer leaves no half document.
    explicit AnswerPrinter(AnswerFormat format) : m_format(format) {}
    void print(const PictureAnswer& picture);
    /// Ends the document.
    void finish();

private:
    void begin();
    void printText(const PictureAnswer& picture);
    void printCsv(const PictureAnswer& picture);
    void printJson(const PictureAnswer& picture);

    AnswerFormat m_format;
    bool m_begun = false;
    bool m_first = true;
};

}  // namespace lab
