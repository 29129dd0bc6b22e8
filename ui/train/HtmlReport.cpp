// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/HtmlReport.h"

#include "core/base/OneLine.h"
#include "core/run/Experiment.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/ReportFacts.h"
#include "core/verdict/RunTitles.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/parts/RunSigns.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"
#include "ui/train/VerdictWords.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

// Without markup and control characters.
QString escaped(const std::string& text) {
    return QString::fromStdString(onOneLine(text)).toHtmlEscaped();
}

QString escaped(const QString& text) {
    return escaped(text.toStdString());
}

QString cell(const QString& text, bool number = false) {
    return QString("<td%1>%2</td>").arg(number ? " align=\"right\"" : "", text);
}

// "●" or "■" in the run's colour, then its network's name.
QString networkCell(const RunSign& sign, const QString& title) {
    static constexpr const char* kSigns[] = {"●", "■", "◆", "▲", "▼", "○", "□", "◇", "△", "▽"};
    return cell(
        QString("<span style=\"color:%1\">%2</span> %3")
            .arg(sign.colour.name(), kSigns[static_cast<int>(sign.marker)], escaped(title)));
}

QString stateText(const RunResult& result) {
    switch (result.state) {
        case RunState::Finished:
            return say("Finished");
        case RunState::Failed:
            return say("Failed");
        case RunState::Waiting:
            return say("Not started");
        case RunState::Training:
            return say("Training");
        case RunState::Paused:
            return say("Paused");
        default:
            return say("Stopped");
    }
}

QString rowOf(const RunResult& result, const RunSign& sign, const QString& title) {
    const RunSpec& spec = result.info.spec;
    const ReportRow row = reportRow(result);
    return "<tr>" + networkCell(sign, title) + cell(QString::number(spec.seed), true) +
           cell(stateText(result)) +
           cell(QString("%1 / %2").arg(result.epochs.size()).arg(spec.recipe.epochs), true) +
           cell(percentText(row.trainError), true) +
           cell("<b>" + percentText(row.testError) + "</b>", true) +
           cell(percentText(row.bestTestError), true) + cell(countText(row.parameters), true) +
           cell(std::isfinite(row.imagesPerSecond) ? countText(std::llround(row.imagesPerSecond))
                                                   : percentText(row.imagesPerSecond),
                true) +
           cell(durationText(row.seconds), true) + "</tr>\n";
}

QString tableOf(const ReportContent& content) {
    QString html = "<table class=\"runs\" width=\"100%\" cellspacing=\"0\" cellpadding=\"4\"><tr>";
    const std::pair<QString, bool> titles[] = {
        {say("Network"), false},         {say("Seed"), true},
        {say("State"), false},           {say("Epochs"), true},
        {say("Training error %"), true}, {say("Test error %"), true},
        {say("Best test %"), true},      {say("Parameters"), true},
        {say("Images/s"), true},         {say("Work"), true}};
    for (const auto& [title, number] : titles) {
        html += QString("<th align=\"%1\">%2</th>").arg(number ? "right" : "left", title);
    }
    html += "</tr>\n";
    std::vector<RunSpec> specs;
    for (const RunResult& result : content.results) {
        specs.push_back(result.info.spec);
    }
    const std::vector<std::string> names = networkTitles(content.results);
    const std::vector<RunSign> signs = signsOf(specs);
    for (std::size_t i = 0; i < specs.size(); ++i) {
        html += rowOf(content.results[i], signs[i], QString::fromStdString(names[i]));
    }
    return html + "</table>\n";
}

QString factsOf(const ReportContent& content) {
    if (content.results.empty()) {
        return {};
    }
    const QString clock = content.wallSeconds > 0 ? durationText(content.wallSeconds) : QString();
    std::vector<ReportFact> facts = reportFacts(content.results, clock.toStdString());
    for (const RunResult& result : content.results) {
        if (!result.info.failure.empty()) {
            facts.push_back({say("Failed").toStdString(), result.key + ": " + result.info.failure});
        }
    }
    QString html = "<table class=\"facts\" cellspacing=\"0\" cellpadding=\"3\">";
    for (const ReportFact& fact : facts) {
        html += QString("<tr><th align=\"left\" valign=\"top\">%1</th><td>%2</td></tr>\n")
                    .arg(escaped(fact.name), escaped(fact.text));
    }
    return html + "</table>\n";
}

QString headOf(const ReportContent& content) {
    const VerdictWords words = wordsOf(content.verdict);
    const QString data = QString::fromStdString(dataDifferenceText(content.results));
    const QString missing = QString::fromStdString(missingRunsText(content.missing));
    return QString("<h1>%1</h1>\n<div class=\"verdict\"><h2>%2</h2>\n<p>%3</p></div>\n")
               .arg(escaped(content.name), escaped(words.headline),
                    escaped(sentencesText(content.verdict.text))) +
           (data.isEmpty() ? QString() : "<p>" + escaped(data) + "</p>\n") +
           (missing.isEmpty() ? QString() : "<p>" + escaped(missing) + "</p>\n");
}

QString footOf(const ReportContent& content) {
    return QString("<p class=\"foot\">%1</p>\n")
        .arg(escaped(say("Errors in per cent; training error in training mode, test error on the "
                         "whole test set. Made %1.")
                         .arg(content.made.toString("yyyy-MM-dd HH:mm"))));
}

QString styleOf() {
    const Tokens t = lightTokens();
    return QString(
               "body { font-family: sans-serif; color: %1; }"
               " h1 { font-size: 20px; margin: 0 0 8px 0; }"
               " h2 { font-size: 16px; margin: 0 0 4px 0; }"
               " p { margin: 0 0 8px 0; }"
               " table { font-size: 12px; margin-top: 8px; }"
               " th { color: %2; font-weight: normal; }"
               " table.facts th { padding-right: 12px; }"
               " .foot { color: %2; font-size: 11px; margin-top: 8px; }")
        .arg(t.text.name(), t.muted.name());
}

// What only a browser understands.
QString browserStyle() {
    const Tokens t = lightTokens();
    return QString(
               "body { max-width: 960px; margin: 24px auto; padding: 0 16px; background: %1; }"
               " .verdict { border-left: 4px solid %2; padding: 4px 12px; }"
               " figure { margin: 16px 0; } figure svg { width: 100%; height: auto; }"
               " table.runs { border-collapse: collapse; width: 100%; }"
               " table.runs td { border-top: 1px solid %3;"
               " font-variant-numeric: tabular-nums; }"
               " @media print { body { margin: 0; max-width: none; } }")
        .arg(t.panel.name(), t.accent.name(), t.border.name());
}

// Without the XML head, which has no place inside HTML, and without control characters of names.
QString inlineSvg(const QByteArray& svg) {
    const auto begin = svg.indexOf("<svg");
    return begin < 0
               ? QString()
               : QString::fromStdString(withoutCommands(svg.mid(begin).toStdString(), "\n\r\t"));
}

}  // namespace

QString htmlReport(const ReportContent& content) {
    const QString language = say("en");  // the code of the language that a translation is in
    return QString(
               "<!DOCTYPE html>\n<html lang=\"%4\"><head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\">"
               "<title>%1</title><style>%2%3</style></head>\n<body>\n")
               .arg(escaped(content.name), styleOf(), browserStyle(), language) +
           headOf(content) + "<figure>" + inlineSvg(content.curves) + "</figure>\n" +
           tableOf(content) + factsOf(content) + footOf(content) + "</body></html>\n";
}

QByteArray pdfReport(const ReportContent& content) {
    constexpr double kWidth = 760;  // px, that the text is set for
    constexpr int kDotsPerInch = 300;
    QTextDocument above;
    QTextDocument below;
    for (QTextDocument* part : {&above, &below}) {
        part->setDefaultStyleSheet(styleOf());
        part->setDocumentMargin(0);
        part->setDefaultFont(sized(part->defaultFont(), kBodySize));
    }
    above.setHtml("<body>" + headOf(content) + "</body>");
    below.setHtml("<body>" + tableOf(content) + factsOf(content) + footOf(content) + "</body>");
    above.setTextWidth(kWidth);
    below.setTextWidth(kWidth);
    QSvgRenderer curves(content.curves);
    const QSizeF drawn = curves.viewBoxF().size();
    const double figure = drawn.width() > 0 ? kWidth * drawn.height() / drawn.width() : 0;
    const double height = above.size().height() + figure + below.size().height() + 16;

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(QString::fromStdString(onOneLine(content.name.toStdString())));
    writer.setCreator("ResNet Lab");
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    QPainter painter(&writer);
    const double scale = std::min(writer.width() / kWidth, writer.height() / height);
    painter.scale(scale, scale);
    above.drawContents(&painter);
    painter.translate(0, above.size().height() + 8);
    if (curves.isValid()) {
        curves.render(&painter, QRectF(0, 0, kWidth, figure));
    }
    painter.translate(0, figure + 8);
    below.drawContents(&painter);
    painter.end();
    return bytes;
}

}  // namespace lab
