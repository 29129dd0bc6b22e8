// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/Pictures.h"

#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace lab {

namespace {

// Who says what within one group of models: the class and the names, most often said first.
struct Voice {
    int answer = 0;
    QString name;
    QStringList models;
};

std::vector<Voice> voicesOf(const Picture& picture, const std::vector<ChosenModel>& models,
                            int group) {
    std::vector<Voice> voices;
    for (const ChosenModel& model : models) {
        const std::optional<int> answer = answerOf(picture, model);
        if (model.group != group || !answer) {
            continue;
        }
        auto found = std::ranges::find(voices, *answer, &Voice::answer);
        if (found == voices.end()) {
            voices.push_back({*answer, shortName(model.classifier->nameOf(*answer)), {}});
            found = voices.end() - 1;
        }
        found->models << model.name;
    }
    std::ranges::stable_sort(voices, std::ranges::greater(),
                             [](const Voice& voice) { return voice.models.size(); });
    return voices;
}

QString listed(const QStringList& names) {
    return names.size() < 2
               ? names.value(0)
               : names.mid(0, names.size() - 1).join(", ") + say(" and ") + names.last();
}

QString capital(QString text) {
    text[0] = text[0].toUpper();
    return text;
}

// Long lists of names say no more than how many they are.
QString sayingOf(const Voice& voice) {
    const auto count = static_cast<int>(voice.models.size());
    if (count > 2) {
        return say("%1 say %2.").arg(capital(countWord(count)), voice.name);
    }
    return (voice.models.size() == 1 ? say("%1 says %2.") : say("%1 say %2."))
        .arg(listed(voice.models), voice.name);
}

int sizeOf(const std::vector<Voice>& voices) {
    int all = 0;
    for (const Voice& voice : voices) {
        all += static_cast<int>(voice.models.size());
    }
    return all;
}

Judgement disagreement(const std::vector<Voice>& voices) {
    Judgement judgement{Standing::Disagree, say("networks disagree"), {}, {}, Tone::Warning};
    const int all = sizeOf(voices);
    const auto most = static_cast<int>(voices[0].models.size());
    const bool majority = voices[0].models.size() > voices[1].models.size() && most > 1;
    judgement.headline =
        majority
            ? say("%1 of %2 say %3.").arg(capital(countWord(most)), countWord(all), voices[0].name)
            : sayingOf(voices[0]);
    QStringList rest;
    for (std::size_t i = 1; i < voices.size(); ++i) {
        rest << sayingOf(voices[i]);
    }
    judgement.rest = rest.join(' ');
    return judgement;
}

QString everyone(int count) {
    return count == 2 ? say("both") : say("all %1").arg(countWord(count));
}

Judgement agreement(const std::vector<Voice>& voices, std::optional<bool> right) {
    const int all = sizeOf(voices);
    const bool alone = all == 1;
    Judgement judgement;
    judgement.headline =
        alone ? sayingOf(voices[0]) : say("%1 say %2.").arg(capital(everyone(all)), voices[0].name);
    // That all say the same is no sign that it is so: without a label the tone says nothing.
    if (!right) {
        judgement.standing = Standing::Agree;
        judgement.tone = Tone::Info;
        judgement.line = alone ? voices[0].name : say("%1 agree").arg(everyone(all));
    } else if (*right) {
        judgement.standing = Standing::Right;
        judgement.tone = Tone::Success;
        judgement.line =
            alone ? say("right: %1").arg(voices[0].name) : say("%1 right").arg(everyone(all));
    } else {
        judgement.standing = Standing::Wrong;
        judgement.tone = Tone::Error;
        judgement.line =
            alone ? say("wrong: %1").arg(voices[0].name) : say("%1 wrong").arg(everyone(all));
    }
    return judgement;
}

}  // namespace

std::optional<int> answerOf(const Picture& picture, const ChosenModel& model) {
    const auto found = picture.answers.find(model.id);
    return found == picture.answers.end() || found->second.top.empty()
               ? std::nullopt
               : std::optional(found->second.top.front().index);
}

std::optional<bool> isRight(const Picture& picture, const ChosenModel& model) {
    const std::optional<int> label = labelOf(picture, model);
    const std::optional<int> answer = answerOf(picture, model);
    return label && answer ? std::optional(*label == *answer) : std::nullopt;
}

QString labelName(const Picture& picture, const std::vector<ChosenModel>& models) {
    for (const ChosenModel& model : models) {
        if (const std::optional<int> label = labelOf(picture, model)) {
            return shortName(model.classifier->nameOf(*label));
        }
    }
    return {};
}

Judgement judge(const Picture& picture, const std::vector<ChosenModel>& models) {
    if (!picture.problem.isEmpty()) {
        return {Standing::Failed, picture.problem, picture.problem, {}, Tone::Error};
    }
    if (models.empty()) {
        return {Standing::Unasked, say("no network chosen"), say("No network is chosen."),
                say("Add one above, and it answers for this picture."), Tone::Info};
    }
    const bool waits = std::ranges::any_of(
        models, [&](const ChosenModel& model) { return !picture.answers.contains(model.id); });
    if (waits) {
        return {Standing::Waiting, say("waiting"), say("Not classified yet."), {}, Tone::Info};
    }
    Judgement judgement;
    std::vector<int> seen;
    for (const ChosenModel& model : models) {
        if (std::ranges::find(seen, model.group) != seen.end()) {
            continue;
        }
        const std::vector<Voice> voices = voicesOf(picture, models, model.group);
        Judgement here =
            voices.size() > 1 ? disagreement(voices) : agreement(voices, isRight(picture, model));
        if (here.standing == Standing::Wrong) {
            here.rest = say("The true label is %1.").arg(labelName(picture, models));
        } else if (here.standing == Standing::Agree && labelName(picture, models).isEmpty()) {
            here.rest = say("Without a label nothing says whether it is right.");
        }
        // The first group that does not agree speaks for the picture.
        if (seen.empty() || here.standing > judgement.standing) {
            judgement = std::move(here);
        }
        seen.push_back(model.group);
    }
    return judgement;
}

QString countWord(int count) {
    static const std::array kWords = {
        QT_TRANSLATE_NOOP("lab", "no"),    QT_TRANSLATE_NOOP("lab", "one"),
        QT_TRANSLATE_NOOP("lab", "two"),   QT_TRANSLATE_NOOP("lab", "three"),
        QT_TRANSLATE_NOOP("lab", "four"),  QT_TRANSLATE_NOOP("lab", "five"),
        QT_TRANSLATE_NOOP("lab", "six"),   QT_TRANSLATE_NOOP("lab", "seven"),
        QT_TRANSLATE_NOOP("lab", "eight"), QT_TRANSLATE_NOOP("lab", "nine"),
        QT_TRANSLATE_NOOP("lab", "ten")};
    return count >= 0 && count < static_cast<int>(kWords.size())
               ? say(kWords.at(static_cast<std::size_t>(count)))
               : countText(count);
}

}  // namespace lab
