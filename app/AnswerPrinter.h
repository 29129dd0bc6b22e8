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
    std::string cam;  ///< the overlay's file; empty when none was asked for
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
    explicit AnswerPrinter(AnswerFormat format);
    void print(const PictureAnswer& picture);
    /// Ends the document.
    void finish();

private:
    void printText(const PictureAnswer& picture);
    void printCsv(const PictureAnswer& picture);
    void printJson(const PictureAnswer& picture);

    AnswerFormat m_format;
    bool m_first = true;
};

}  // namespace lab
