// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ExportCommand.h"

#include "app/BadArgument.h"
#include "app/Console.h"
#include "app/ModelNames.h"
#include "app/OutputOptions.h"
#include "core/base/EnumNames.h"
#include "core/base/Error.h"
#include "core/model/OnnxExport.h"
#include "core/model/WeightExport.h"
#include "core/run/TensorBoard.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace lab {

enum class ExportFormat { SafeTensors, Onnx, TensorBoard };

template <>
struct EnumNames<ExportFormat> {
    static constexpr const char* what = asPhrase("format");
    static constexpr std::array names = {
        std::pair{ExportFormat::SafeTensors, std::string_view("safetensors")},
        std::pair{ExportFormat::Onnx, std::string_view("onnx")},
        std::pair{ExportFormat::TensorBoard, std::string_view("tensorboard")}};
};

namespace {

using Json = nlohmann::ordered_json;

ExportFormat namedFormat(const ExportCommandOptions& options) {
    if (!options.format.empty()) {
        return fromArguments([&] { return fromText<ExportFormat>(options.format); });
    }
    return std::filesystem::path(options.output).extension() == ".onnx" ? ExportFormat::Onnx
                                                                        : ExportFormat::SafeTensors;
}

// Throws BadArgument where an option is another format's.
ExportFormat formatOf(const ExportCommandOptions& options) {
    const ExportFormat format = namedFormat(options);
    if (format != ExportFormat::SafeTensors && options.half) {
        throw BadArgument("--half is for safetensors; leave it out.");
    }
    if (format != ExportFormat::Onnx && (options.fold || options.withPreparation)) {
        throw BadArgument(
            "--fold and --with-preparation are for ONNX; add --format onnx, or leave them out.");
    }
    return format;
}

// Into a folder, which --force adds to.
int exportEvents(const ExportCommandOptions& options) {
    std::error_code unseen;
    if (!options.force && std::filesystem::exists(options.output, unseen)) {
        throw Error(options.output +
                    " is there already; choose another --output, or add to it with --force.");
    }
    const int runs = exportTensorBoard(options.model, options.output);
    if (options.json) {
        const Json json = {{"folder", options.output}, {"runs", runs}};
        printJson(json);
    } else {
        print("{} run{} of {} written to {}; see them with: tensorboard --logdir {}\n", runs,
              runs == 1 ? "" : "s", onOneLine(options.model), onOneLine(options.output),
              shellWord(options.output));
    }
    return kDone;
}

}  // namespace

void addExportCommand(CLI::App& app, ExportCommandOptions& options) {
    CLI::App* command = app.add_subcommand("export", "Write weights or figures for other programs");
    command
        ->add_option("model", options.model,
                     "run folder or .safetensors file; for tensorboard an experiment")
        ->required();
    command
        ->add_option("--output", options.output, "the new .safetensors or .onnx file, or a folder")
        ->required();
    command->add_flag("--force", options.force, kForceHelp);
    command->add_flag("--half", options.half, "half precision, but for batch norms; safetensors");
    command->add_option("--format", options.format,
                        "safetensors, onnx or tensorboard (of an experiment: its "
                        "figures); else as the file's name ends");
    command->add_flag("--fold", options.fold,
                      "onnx: batch norms become part of the convolutions before them");
    command->add_flag("--with-preparation", options.withPreparation,
                      "onnx: the graph takes 8-bit pictures of the network's size");
    command->add_flag("--json", options.json, kJsonHelp);
}

int exportCommand(const ExportCommandOptions& options) {
    const ExportFormat format = formatOf(options);
    if (format == ExportFormat::TensorBoard) {
        return exportEvents(options);
    }
    requireFree(options.output, options.force);
    noteLostWeights({options.model});
    if (format == ExportFormat::Onnx) {
        exportOnnx(options.model, options.output, {options.fold, options.withPreparation});
    } else {
        exportWeights(options.model, options.output,
                      options.half ? StoredPrecision::Half : StoredPrecision::Single);
    }
    if (options.json) {
        const Json json = {{"file", options.output},
                           {"bytes", std::filesystem::file_size(options.output)}};
        printJson(json);
    } else {
        print("{} written to {}\n", onOneLine(options.model), onOneLine(options.output));
    }
    return kDone;
}

}  // namespace lab
