// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/CommandLine.h"

#include "app/BadArgument.h"
#include "app/BenchCommands.h"
#include "app/Commands.h"
#include "app/Console.h"
#include "app/ExportCommand.h"
#include "app/InferCommands.h"
#include "app/InspectCommand.h"
#include "app/NetworkCommands.h"
#include "app/NumberOptions.h"
#include "app/WindowMain.h"
#include "app/WordOptions.h"
#include "core/base/Instructions.h"
#include "core/base/Machine.h"
#include "core/base/OptionError.h"
#include "core/base/Problem.h"
#include "core/base/platform/Cores.h"
#include "core/run/Presets.h"
#include "core/train/Recipe.h"

#include <CLI/CLI.hpp>
#include <QtGlobal>

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lab {

namespace {

constexpr int kMostAtOnce = 1024;     // workers, threads
constexpr double kHighestRate = 100;  // as validate() has it

// A new option is a line here and a field in its struct.
void addExecution(CLI::App& command, Execution& execution) {
    addDevice(command, execution.device);
    addNumber(command, "--threads", execution.threads,
              "threads of a run at most; 0: the cores shared out", {0, kMostAtOnce});
}

// "lesson, shortcuts, …"
std::string presetNames() {
    std::vector<std::string> names;
    for (const Preset& preset : presets()) {
        names.push_back(preset.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

CLI::App* addTrain(CLI::App& app, TrainOptions& options) {
    CLI::App* command =
        app.add_subcommand("train", "Train networks side by side and say what the curves show");
    command->add_option("--preset", options.preset, presetNames())->capture_default_str();
    addWords(*command, "--networks", options.networks,
             "list, as plain-18,resnet-34:A,resnet-34:3.4.23.3; with --resume: these are added");
    command->add_option("--dataset", options.dataset, "name or directory");
    addNumber(*command, "--train-limit", options.trainLimit, "training images; 0: all");
    addNumber(*command, "--test-limit", options.testLimit, "test images; 0: all");
    command->add_option(
        "--select", options.select,
        "which images a limit takes: first, or stratified (folders); first reads a folder as "
        "version 0.1 did");
    addNumber(*command, "--image-size", options.imageSize, "pixels a side; 0: as the set has it");
    command->add_option("--scale", options.scale,
                        "what a training image shows: fixed (a crop), jitter (a crop of it at a "
                        "random size) or area (8 to 100 % of it)");
    command->add_option("--colour-shift", options.colourShift,
                        "move each training image's colours at random: true or false");
    addNumber(*command, "--epochs", options.epochs,
              "epochs; the preset's rate drops keep their place; with --resume: the runs go on to "
              "so many at their last rate");
    addNumber(*command, "--batch-size", options.batchSize, "images a step");
    addNumber(*command, "--learning-rate", options.learningRate, "at the start", {0, kHighestRate});
    addNumbers(*command, "--milestones", options.milestones, "epochs after which the rate drops");
    command->add_option("--schedule", options.schedule, "milestones or cosine");
    addNumber(*command, "--warmup", options.warmup, "epochs over which the rate rises");
    addNetworkOptions(*command, options.network);
    addNumbers(*command, "--seed", options.seeds,
               "seed, or a list of them; with --resume: these are added to the experiment");
    command->add_option("--precision", options.precision,
                        "auto (the faster one here, measured once), auto-again, fp32 or bf16");
    addNumber(*command, "--workers", options.execution.workers,
              "runs trained at the same time; 0: one a core", {0, kMostAtOnce});
    addExecution(*command, options.execution);
    command->add_option("--output", options.output, "a new experiment folder");
    command->add_option("--note", options.note, "a line of your own, kept with the experiment");
    command->add_option("--resume", options.resume, "an experiment folder to go on with");
    command->add_flag("--json", options.json, "one JSON document on standard output");
    return command;
}

CLI::App* addEvaluate(CLI::App& app, EvaluateOptions& options) {
    CLI::App* command = app.add_subcommand("evaluate", "Test a trained network");
    command->add_option("model", options.model, "run folder or .safetensors file")->required();
    command->add_option("--dataset", options.dataset, "name or directory");
    addNumber(*command, "--test-limit", options.testLimit, "test images; 0: all")->default_str("");
    command->add_option("--views", options.views,
                        "what the network sees of each picture: centre, ten (corners and middle, "
                        "and mirrored) or whole (and mirrored); its answers' mean counts");
    addNumbers(*command, "--scales", options.scales,
               "sizes at which it sees them: pixels of the shorter side");
    addExecution(*command, options.execution);
    command->add_flag("--json", options.json, "one JSON document on standard output");
    return command;
}

void addSummary(CLI::App& app, SummaryOptions& options) {
    CLI::App* command =
        app.add_subcommand("summary", "Shapes, parameters and mult-adds of a network, by layer");
    command->add_option("network", options.network, "a name, as \"resnet-lab networks\" lists them")
        ->required();
    command->add_option("--input", options.input,
                        "channels, height and width; else 3x224x224, or 3x32x32 with a cifar stem");
    addNumber(*command, "--classes", options.classes, "classes");
    addNetworkOptions(*command, options.changes);
    command->add_option("--depth", options.depth, "what the tree shows: stages, blocks or layers")
        ->capture_default_str();
    CLI::Option* style =
        command
            ->add_option("--style", options.style,
                         "lab, or torchinfo: what that Python package prints, to the letter")
            ->capture_default_str();
    CLI::Option* batch =
        addNumber(*command, "--batch", options.batch, "images, with --style torchinfo", {1, 65536});
    command->add_flag("--json", options.json, "one JSON document on standard output")
        ->excludes(style)
        ->excludes(batch);
}

void addBench(CLI::App& app, BenchUiOptions& options, BenchNetworksOptions& networks,
              BenchOptions& cases, BenchClassifyOptions& answers) {
    CLI::App* bench = app.add_subcommand("bench", "Measure");
    bench->require_subcommand(1);
    addBenchCommands(*bench, cases);
    addBenchClassify(*bench, answers);
    CLI::App* ui = bench->add_subcommand(
        "ui", "How evenly the window runs while it trains the lesson's experiment");
    addNumber(*ui, "--seconds", options.seconds, "how long", {1, 86400});
    addNumber(*ui, "--workers", options.workers, "runs trained at the same time; 0: one a core",
              {0, kMostAtOnce});
    ui->add_flag("--json", options.json, "one JSON document on standard output");
    CLI::App* diagram = bench->add_subcommand(
        "networks", "How fast the diagram of two deep networks scrolls and zooms");
    addNumber(*diagram, "--frames", networks.frames, "of each", {1, 100000});
    diagram->add_flag("--json", networks.json, "one JSON document on standard output");
}

void addCompare(CLI::App& app, CompareOptions& options) {
    CLI::App* command = app.add_subcommand(
        "compare", "The table and the verdict of an experiment, or of several as one");
    command->add_option("experiment", options.folders, "experiment folders")->required();
    CLI::Option* json =
        command->add_flag("--json", options.json, "one JSON document on standard output");
    command->add_flag("--csv", options.csv, "each run's epochs as one table on standard output")
        ->excludes(json);
}

using OptionNames = std::vector<std::string>;

// The options that were given and are in the list, or, with `among` false, are in none of it.
OptionNames given(const CLI::App& command, const OptionNames& list, bool among) {
    OptionNames names;
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_name();
        const bool isListed = std::ranges::find(list, name) != list.end();
        if (option->count() > 0 && isListed == among) {
            names.push_back(name);
        }
    }
    return names;
}

// What --resume cannot honour, as a sentence; empty when there is nothing. A resumed experiment is
// what its folder says: how it is computed may be chosen again, and runs may be added to it.
std::string notWithResume(const CLI::App& command) {
    static const OptionNames ofTheExperiment = {
        "--preset", "--dataset",      "--train-limit", "--test-limit", "--select", "--image-size",
        "--scale",  "--colour-shift", "--precision",   "--output",     "--note"};
    static const OptionNames honoured = {"--resume", "--device", "--workers",  "--threads",
                                         "--json",   "--seed",   "--networks", "--epochs"};
    if (command.count("--resume") == 0) {
        return {};
    }
    OptionNames names = given(command, ofTheExperiment, true);
    if (!names.empty() && command.count("--epochs") > 0) {  // which goes with it alone
        names.insert(names.begin(), "--epochs");
    }
    if (!names.empty()) {
        return fmt::format(
            "{} {} not go with --resume, which goes on as the experiment was begun; leave {} out, "
            "or train a new experiment.\n",
            fmt::join(names, ", "), names.size() == 1 ? "does" : "do",
            names.size() == 1 ? "it" : "them");
    }
    if (command.count("--epochs") > 0 &&
        command.count("--seed") + command.count("--networks") > 0) {
        return "With --resume, --epochs lets the runs that are there go on, and --seed and "
               "--networks add others; do one after the other.\n";
    }
    OptionNames known = ofTheExperiment;
    known.insert(known.end(), honoured.begin(), honoured.end());
    names = given(command, known, false);
    if (!names.empty() && command.count("--networks") == 0) {
        return fmt::format(
            "With --resume, {} {} what added networks are like: name them with --networks, or "
            "leave {} out.\n",
            fmt::join(names, ", "), names.size() == 1 ? "says" : "say",
            names.size() == 1 ? "it" : "them");
    }
    return {};
}

Experiment trainedBy(const TrainOptions& options) {
    if (options.resume.empty()) {
        return fromArguments([&] { return experimentOf(options); });
    }
    if (options.epochs) {
        fromArguments([&] {
            Recipe longer;
            longer.epochs = *options.epochs;
            validate(longer);
        });
    }
    const Experiment there = readExperiment(options.resume);
    return fromArguments([&] { return additionOf(options, there); });
}

// Bad values are bad arguments, before anything is read or written.
int trainCommand(const CLI::App& command, const TrainOptions& options) {
    if (const std::string refused = notWithResume(command); !refused.empty()) {
        printNote(refused);
        return kBadArguments;
    }
    return train(options, trainedBy(options));
}

int summaryCommand(const SummaryOptions& options) {
    return printSummary(fromArguments([&] { return summaryOf(options); }), options);
}

struct Asked {
    TrainOptions train;
    SummaryOptions summary;
    EvaluateOptions evaluate;
    BenchUiOptions benchUi;
    BenchNetworksOptions benchNetworks;
    BenchOptions bench;
    BenchClassifyOptions benchClassify;
    InferOptions infer;
    ExportCommandOptions exported;
    InspectOptions inspect;
    CompareOptions compare;
    bool json = false;
};

int benchCommand(const CLI::App& bench, const Asked& asked) {
    if (bench.got_subcommand("networks")) {
        return benchNetworks(asked.benchNetworks);
    }
    if (bench.got_subcommand("ui")) {
        return benchUi(asked.benchUi);
    }
    if (bench.got_subcommand("classify")) {
        return benchClassify(asked.benchClassify);
    }
    return runBench(bench, asked.bench);
}

int dispatch(const CLI::App& app, const Asked& asked) {
    if (app.got_subcommand("compare")) {
        return compare(asked.compare);
    }
    if (app.got_subcommand("evaluate")) {
        return evaluate(asked.evaluate);
    }
    if (app.got_subcommand("networks")) {
        return networks(asked.json);
    }
    if (app.got_subcommand("summary")) {
        return summaryCommand(asked.summary);
    }
    if (app.got_subcommand("bench")) {
        return benchCommand(*app.get_subcommand("bench"), asked);
    }
    if (app.got_subcommand("classify")) {
        return classify(asked.infer.classify);
    }
    if (app.got_subcommand("import")) {
        return importCommand(asked.infer.imported);
    }
    if (app.got_subcommand("export")) {
        return exportCommand(asked.exported);
    }
    if (app.got_subcommand("inspect")) {
        return inspect(asked.inspect);
    }
    return app.got_subcommand("train") ? trainCommand(*app.get_subcommand("train"), asked.train)
                                       : runWindow();
}

// What a report of a fault needs.
std::string versionText() {
    return fmt::format("{}\nLibTorch {}, Qt {}, OpenCV {}\n{}: {}", programVersion(),
                       libtorchVersion(), qVersion(), openCvVersion(), processorName(),
                       toText(instructions()));
}

// What was given and begins as an option does, but is none; empty: nothing.
std::string unknownOption(const CLI::App& app) {
    for (const std::string& word : app.remaining(/*recurse=*/true)) {
        const std::size_t name = word.find_first_not_of('-');
        const bool isNumber = name != std::string::npos && std::isdigit(word[name]) != 0;
        if (word.starts_with('-') && name != std::string::npos && !isNumber) {
            return word;
        }
    }
    return {};
}

// What CLI11 found, in our own words.
std::string problemOf(const CLI::ParseError& error, const CLI::App& app) {
    const std::string text = error.what();
    const std::string unknown = unknownOption(app);
    if (error.get_name() == "RequiredError" && !unknown.empty()) {
        return "\"" + unknown +
               "\" means nothing here; a name that begins with \"-\" is given as ./" + unknown;
    }
    const std::string name = text.substr(0, text.find(':'));
    const std::string rest = text.substr(std::min(text.size(), name.size() + 2));
    if (error.get_name() == "ArgumentMismatch") {
        return text.find("received") != std::string::npos
                   ? name + " is given more than once: give it once"
                   : name + " needs a value behind it";
    }
    if (error.get_name() == "ConversionError") {  // "Could not convert: --zero-init = maybe"
        const std::size_t equals = rest.find(" = ");
        return equals == std::string::npos
                   ? text
                   : rest.substr(0, equals) + " cannot be \"" + rest.substr(equals + 3) + "\"";
    }
    const bool isExtra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    // CLI11 lists what is left backwards: "-1 --pad".
    return isExtra ? "\"" + (unknown.empty() ? rest : unknown) + "\" means nothing here" : text;
}

// An option whose value is an empty text, as an unset variable of a shell gives it; empty: none.
std::string emptyOption(const CLI::App& app) {
    for (const CLI::App* command : app.get_subcommands()) {
        for (const CLI::Option* option : command->get_options()) {
            if (std::ranges::find(option->results(), std::string()) != option->results().end()) {
                return option->get_name();
            }
        }
        if (const std::string within = emptyOption(*command); !within.empty()) {
            return within;
        }
    }
    return {};
}

int parsedAndRun(int argc, char** argv) {
    CLI::App app("ResNet Lab: see the degradation problem happen, and a shortcut undo it.",
                 "resnet-lab");
    app.set_version_flag("--version", versionText);
    app.require_subcommand(0, 1);
    app.footer(
        "Exit status: 0 done, 1 failed, 2 bad arguments, 3 training was stopped (Ctrl-C, "
        "SIGTERM,\n"
        "SIGUSR1 or SIGHUP) and train --resume goes on with it.");
    Asked asked;
    addTrain(app, asked.train);
    addCompare(app, asked.compare);
    addEvaluate(app, asked.evaluate);
    addBench(app, asked.benchUi, asked.benchNetworks, asked.bench, asked.benchClassify);
    addInferCommands(app, asked.infer);
    addExportCommand(app, asked.exported);
    addInspect(app, asked.inspect);
    app.add_subcommand("networks", "The networks that can be trained")
        ->add_flag("--json", asked.json, "one JSON document on standard output");
    addSummary(app, asked.summary);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        printText(success.get_name() == "CallForVersion" ? app.version() + "\n" : app.help());
        return success.get_exit_code();
    } catch (const CLI::ParseError& error) {
        printNote(onOneLine(problemOf(error, app)) + "; see resnet-lab --help.\n");
        return kBadArguments;
    }
    if (const std::string name = emptyOption(app); !name.empty()) {
        printNote(name + " is empty: give a value, or leave it out.\n");
        return kBadArguments;
    }
    try {
        checkInstructions();
    } catch (const std::exception& error) {
        printNote(std::string(error.what()) + "\n");
        return kBadArguments;
    }
    try {
        return dispatch(app, asked);
    } catch (const BadArgument& error) {
        printNote(onOneLine(error.what()) + "\n");
        return kBadArguments;
    } catch (const OptionError& error) {
        printNote(onOneLine(error.what()) + " " + onOneLine(error.option()) + "\n");
    } catch (const Error& error) {  // a sentence, which names may be part of
        printNote(onOneLine(error.what()) + "\n");
    } catch (const std::exception& error) {
        printNote(problemText(error) + "\n");
    } catch (...) {
        printNote("The program failed for a reason that cannot be read.\n");
    }
    return kFailed;
}

}  // namespace

int runCommandLine(int argc, char** argv) {
    return afterOutput(parsedAndRun(argc, argv));
}

}  // namespace lab
