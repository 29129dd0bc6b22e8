// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/PixelFigures.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>

namespace lab {

namespace {

std::string problemOf(std::span<const double> figures, double least, const char* english) {
    const auto holds = [least](double figure) { return figure >= least && figure <= 1; };
    const auto wrong = std::ranges::find_if_not(figures, holds);
    return wrong == figures.end() ? std::string() : filled(phrase(english), shortestText(*wrong));
}

}  // namespace

std::string problemOfMean(std::span<const double> figures) {
    return problemOf(
        figures, 0,
        asPhrase("The mean of pixels from 0 to 1 is itself from 0 to 1, not %1; where "
                 "they went from 0 to 255, divide the mean and the deviation by 255."));
}

std::string problemOfDeviation(std::span<const double> figures) {
    constexpr double kSmallest = 1e-9;  // what is divided by
    return problemOf(figures, kSmallest,
                     asPhrase("The deviation of pixels from 0 to 1 is above 0 and at most 1, not "
                              "%1; where they went from 0 to 255, divide the mean and the "
                              "deviation by 255."));
}

bool areOfBytes(std::span<const double> figures) {
    return std::ranges::any_of(figures, [](double figure) { return figure > 1; });
}

}  // namespace lab
