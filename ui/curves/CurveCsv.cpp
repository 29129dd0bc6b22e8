// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveCsv.h"

#include "core/verdict/ResultsCsv.h"
#include "ui/base/Format.h"

#include <QLocale>

#include <cmath>
#include <utility>

namespace lab {

namespace {

QByteArray number(double value) {
    return std::isfinite(value) ? QByteArray::number(value, 'g', QLocale::FloatingPointShortest)
                                : QByteArray();
}

void appendRow(QByteArray& csv, const QByteArrayList& cells) {
    csv += cells.join(',') + '\n';
}

void appendSteps(QByteArray& csv, const ExperimentModel::Run& run) {
    const Recipe& recipe = run.result.info.spec.recipe;
    auto epoch = run.result.epochs.begin();
    for (const StepRecord& record : run.steps) {
        const double at = static_cast<double>(record.step) / static_cast<double>(run.stepsPerEpoch);
        const auto lastStep = [&] { return epoch->epoch * run.stepsPerEpoch; };
        while (epoch != run.result.epochs.end() && lastStep() < record.step) {
            ++epoch;
        }
        const bool tested = epoch != run.result.epochs.end() && lastStep() == record.step;
        appendRow(csv, {csvCell(run.result.key), QByteArray::number(qint64{record.step}),
                        number(at), number(record.loss), number(record.error),
                        tested ? number(epoch->testLoss) : QByteArray(),
                        tested ? number(epoch->testError) : QByteArray(),
                        number(learningRate(recipe, record.step - 1, run.stepsPerEpoch)),
                        tested ? number(epoch->seconds) : QByteArray()});
    }
}

}  // namespace

QByteArray curvesCsv(const ExperimentModel& model, const CurveOptions& options) {
    const bool bySteps = options.abscissa == CurveOptions::Abscissa::Steps;
    QByteArray steps =
        "run,step,epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds\n";
    std::vector<RunResult> shown;
    for (int i = 0; i < model.runCount(); ++i) {
        if (options.isHidden(i)) {
            continue;
        }
        if (bySteps) {
            appendSteps(steps, model.run(i));
        } else {
            shown.push_back(model.run(i).result);
        }
    }
    return bySteps ? steps
                   : QByteArray::fromStdString(resultsCsv(shown, model.name().toStdString()));
}

}  // namespace lab
