#include "app/CommandLine.h"

#include "app/BenchCommands.h"
#include "app/Commands.h"
#include "app/InferCommands.h"
#include "app/InspectCommand.h"
#include "app/NetworkCommands.h"
#include "app/WindowMain.h"
#include "core/base/Error.h"
#include "core/base/Instructions.h"
#include "core/run/Machine.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace lab {

namespace {

constexpr int kFailed = 1;
constexpr int kBadArguments = 2;

// A new option is a line here and a field in its struct.
void addExecution(CLI::App& command, Execution& execution) {
    command.add_option("--device", execution.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    command
        .add_option("--threads", execution.threads,
                    "threads of a run at most; 0: the cores shared out")
        ->check(CLI::Range(0, 1024));
}

CLI::App* addTrain(CLI::App& app, TrainOptions& options) {
    CLI::App* command =
        app.add_subcommand("train", "Train networks side by side and say what the curves show");
    command
        ->add_option("--preset", options.preset,
                     "lesson, fashion-full, cifar10, shortcuts or imagenet")
        ->capture_default_str();
    command
        ->add_option("--networks", options.networks,
                     "list, as plain-18,resnet-34:A,resnet-34:3.4.23.3")
        ->delimiter(',');
    command->add_option("--dataset", options.dataset, "name or directory");
    command->add_option("--train-limit", options.trainLimit, "training images; 0: all");
    command->add_option("--test-limit", options.testLimit, "test images; 0: all");
    command->add_option("--select", options.select,
                        "which images a limit takes: first or stratified (folders: stratified)");
    command->add_option("--image-size", options.imageSize, "pixels a side; 0: as the set has it");
    command->add_option("--epochs", options.epochs,
                        "epochs; the preset's rate drops keep their place");
    command->add_option("--batch-size", options.batchSize, "images a step");
    command->add_option("--learning-rate", options.learningRate, "at the start");
    command->add_option("--milestones", options.milestones, "epochs after which the rate drops")
        ->delimiter(',');
    command->add_option("--schedule", options.schedule, "milestones or cosine");
    command->add_option("--warmup", options.warmup, "epochs over which the rate rises");
    addNetworkOptions(*command, options.network);
    command->add_option("--seed", options.seeds, "seed, or a list of them")->delimiter(',');
    command->add_option("--precision", options.precision,
                        "auto (the faster one here, measured once), auto-again, fp32 or bf16");
    command
        ->add_option("--workers", options.execution.workers,
                     "runs trained at the same time; 0: one a core")
        ->check(CLI::Range(0, 1024));
    addExecution(*command, options.execution);
    CLI::Option* output =
        command->add_option("--output", options.output, "a new experiment folder");
    command->add_option("--resume", options.resume, "an experiment folder to go on with")
        ->excludes(output);
    command->add_flag("--json", options.json, "one JSON document on standard output");
    return command;
}

CLI::App* addEvaluate(CLI::App& app, EvaluateOptions& options) {
    CLI::App* command = app.add_subcommand("evaluate", "Test a trained network");
    command->add_option("model", options.model, "run folder or .safetensors file")->required();
    command->add_option("--dataset", options.dataset, "name or directory");
    command->add_option("--test-limit", options.testLimit, "test images; 0: all");
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
    command->add_option("--classes", options.classes, "classes");
    addNetworkOptions(*command, options.changes);
    command->add_option("--depth", options.depth, "what the tree shows: stages, blocks or layers")
        ->capture_default_str();
    CLI::Option* style =
        command
            ->add_option("--style", options.style,
                         "lab, or torchinfo: what that Python package prints, to the letter")
            ->capture_default_str();
    CLI::Option* batch =
        command->add_option("--batch", options.batch, "images, with --style torchinfo")
            ->capture_default_str()
            ->check(CLI::Range(1, 65536));
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
    ui->add_option("--seconds", options.seconds, "how long")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 86400.0));
    ui->add_option("--workers", options.workers, "runs trained at the same time; 0: one a core")
        ->check(CLI::Range(0, 1024));
    ui->add_flag("--json", options.json, "one JSON document on standard output");
    CLI::App* diagram = bench->add_subcommand(
        "networks", "How fast the diagram of two deep networks scrolls and zooms");
    diagram->add_option("--frames", networks.frames, "of each")
        ->capture_default_str()
        ->check(CLI::Range(1, 100000));
    diagram->add_flag("--json", networks.json, "one JSON document on standard output");
}

// Bad values are bad arguments, before anything is read or written.
int trainCommand(const TrainOptions& options) {
    Experiment experiment;
    try {
        if (options.resume.empty()) {
            experiment = experimentOf(options);
        }
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        return kBadArguments;
    }
    return train(options, std::move(experiment));
}

int summaryCommand(const SummaryOptions& options) {
    NetworkSummary summary;
    try {
        summary = summaryOf(options);
    } catch (const Error& error) {
        std::cerr << error.what() << '\n';
        return kBadArguments;
    }
    return printSummary(summary, options);
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
    InspectOptions inspect;
    std::string folder;
    bool json = false;
};

int dispatch(const CLI::App& app, const Asked& asked) {
    if (app.got_subcommand("compare")) {
        return compare(asked.folder, asked.json);
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
        const CLI::App* bench = app.get_subcommand("bench");
        if (bench->got_subcommand("networks")) {
            return benchNetworks(asked.benchNetworks);
        }
        return bench->got_subcommand("ui")         ? benchUi(asked.benchUi)
               : bench->got_subcommand("classify") ? benchClassify(asked.benchClassify)
                                                   : runBench(*bench, asked.bench);
    }
    if (app.got_subcommand("classify")) {
        return classify(asked.infer.classify);
    }
    if (app.got_subcommand("import")) {
        return importCommand(asked.infer.imported);
    }
    if (app.got_subcommand("export")) {
        return exportCommand(asked.infer.exported);
    }
    if (app.got_subcommand("inspect")) {
        return inspect(asked.inspect);
    }
    return app.got_subcommand("train") ? trainCommand(asked.train) : runWindow();
}

}  // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App app("ResNet Lab: see the degradation problem happen, and a shortcut undo it.",
                 "resnet-lab");
    app.set_version_flag("--version", programVersion() + ", LibTorch " + libtorchVersion());
    app.require_subcommand(0, 1);
    Asked asked;
    addTrain(app, asked.train);
    CLI::App* compared =
        app.add_subcommand("compare", "The table and the verdict of an experiment");
    compared->add_option("experiment", asked.folder, "experiment folder")->required();
    compared->add_flag("--json", asked.json, "one JSON document on standard output");
    addEvaluate(app, asked.evaluate);
    addBench(app, asked.benchUi, asked.benchNetworks, asked.bench, asked.benchClassify);
    addInferCommands(app, asked.infer);
    addInspect(app, asked.inspect);
    app.add_subcommand("networks", "The networks that can be trained")
        ->add_flag("--json", asked.json, "one JSON document on standard output");
    addSummary(app, asked.summary);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        std::cerr << error.what() << "; see resnet-lab --help.\n";
        return kBadArguments;
    }
    try {
        checkInstructions();
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return kBadArguments;
    }
    try {
        return dispatch(app, asked);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
    } catch (...) {
        std::cerr << "The program failed for a reason that cannot be read.\n";
    }
    return kFailed;
}

}  // namespace lab
