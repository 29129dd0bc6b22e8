// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"
#include "ui/classify/ChosenModel.h"
#include "ui/parts/Tones.h"

#include <QImage>
#include <QSize>

#include <map>

namespace lab {

/// One dropped picture and what the networks said of it. Of the pixels only the thumbnail stays;
/// the file is decoded again when it is looked at. A value.
struct Picture {
    int id = 0;
    std::filesystem::path file;
    QString name;   ///< as the list shows it
    QString label;  ///< the folder it came from; empty: none. A class of a network, or not.
    QSize size;     ///< pixels; unknown before it was read
    QImage thumbnail;
    QString problem;                ///< why it cannot be classified, one sentence
    std::map<int, Answer> answers;  ///< by the model's id

    bool isRead() const { return !thumbnail.isNull() || !problem.isEmpty(); }
};

/// How the answers to a picture stand to each other and to its label.
enum class Standing {
    Waiting,  ///< not all have answered
    Failed,   ///< it cannot be read
    Unasked,  ///< read, but no network is chosen
    Agree,    ///< one answer; nobody knows whether it is right
    Right,    ///< one answer, and it is the label
    Wrong,    ///< one answer, and another label
    Disagree,
};

struct Judgement {
    Standing standing = Standing::Waiting;
    QString line;      ///< "all four agree": under the name in the list
    QString headline;  ///< "Three of four say Shirt."
    QString rest;      ///< "plain-34 says Coat."; may be empty
    Tone tone = Tone::Info;
};

/// Pure; any thread.
Judgement judge(const Picture& picture, const std::vector<ChosenModel>& models);

/// The label as this model's class; none where it is no class of it.
inline std::optional<int> labelOf(const Picture& picture, const ChosenModel& model) {
    return picture.label.isEmpty() ? std::nullopt : classOf(model, picture.label);
}
/// The likeliest class; none before the answer.
std::optional<int> answerOf(const Picture& picture, const ChosenModel& model);
/// Whether the answer is the label; none where one of them is missing.
std::optional<bool> isRight(const Picture& picture, const ChosenModel& model);

/// What the models call the label ("T-shirt/top" for a folder "tshirt_top"); empty where it is no
/// class of any of them.
QString labelName(const Picture& picture, const std::vector<ChosenModel>& models);

/// "two" to "ten", else figures.
QString countWord(int count);

}  // namespace lab
