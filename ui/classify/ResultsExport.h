// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/Pictures.h"

#include <QByteArray>

namespace lab {

// All answers to all pictures, as files for other programs. Pure functions; any thread. UTF-8.

/// One line an answer's class: file, label, model, milliseconds, rank, class index, class,
/// probability, right (1, 0 or empty), error. RFC 4180.
QByteArray resultsCsv(const std::vector<Picture>& pictures, const std::vector<ChosenModel>& models);
/// As the command line's `classify --json`, with "label" next to the file and "right" in a result.
QByteArray resultsJson(const std::vector<Picture>& pictures,
                       const std::vector<ChosenModel>& models);
/// One line a picture for a spreadsheet: file, label, then each model's class and per cent.
QString resultsTable(const std::vector<Picture>& pictures, const std::vector<ChosenModel>& models);

}  // namespace lab
