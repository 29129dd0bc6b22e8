// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"
#include "core/verdict/Verdict.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <string>
#include <vector>

namespace lab {

/// What a report is made of: values only, so that it can be written in another thread.
struct ReportContent {
    QString name;
    std::vector<RunResult> results;
    std::vector<std::string> missing;  ///< runs whose folders are gone
    Verdict verdict;
    double wallSeconds = 0;  ///< 0: not known
    QByteArray curves;       ///< the figure as SVG
    QDateTime made;
};

/// One page that needs nothing but itself: verdict, curves, table, what was trained on what. Any
/// thread.
QString htmlReport(const ReportContent& content);

/// The same on one page of A4, with vector curves; smaller where it is long. Any thread, with a
/// QGuiApplication.
QByteArray pdfReport(const ReportContent& content);

}  // namespace lab
