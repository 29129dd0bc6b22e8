// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/InferCommands.h"

#include "app/AnswerPrinter.h"
#include "app/BadArgument.h"
#include "app/Console.h"
#include "app/ModelNames.h"
#include "app/NetworkOptions.h"
#include "app/NumberOptions.h"
#include "app/OutputOptions.h"
#include "app/WordOptions.h"
#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Stopwatch.h"
#include "core/base/platform/Files.h"
#include "core/base/platform/StandardStreams.h"
#include "core/data/ParallelFor.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "core/infer/Classifier.h"
#include "core/infer/GradCam.h"
#include "core/model/Models.h"
#include "core/model/PixelFigures.h"
#include "core/model/WeightImport.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace lab {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kBatch = 16;     // pictures answered at once
constexpr int kSmallestOverlay = 224;  // pixels a side, so that 28 can be looked at

// ---- classify ------------------------------------------------------------------------------

struct Model {
    std::string name;  ///< of its run folder or file; no other model has it
    Classifier classifier;
};

constexpr std::size_t kMostNameBytes = 200;  // of an overlay's file; " 2" may come behind

constexpr double kLargest = 1e6;    // of a mean; what holds is checked with the network
constexpr double kSmallest = 1e-9;  // of a deviation
/// Pictures in flight, as each model wants them; problems[i] says why there is none.
struct Chunk {
    std::vector<PictureProblem> problems;
    std::vector<std::vector<PreparedImage>> prepared;  // [model][picture]
};

// Whole pictures live only while they are prepared, so memory is bounded by the threads.
Chunk readChunk(std::span<const fs::path> files, const std::vector<Model>& models, int threads) {
    Chunk chunk;
    chunk.problems.resize(files.size());
    chunk.prepared.assign(models.size(), std::vector<PreparedImage>(files.size()));
    std::vector<InputSpec> inputs;
    for (const Model& model : models) {
        inputs.push_back(model.classifier.input());
    }
    const auto one = [&](std::int64_t i) {
        const auto at = static_cast<std::size_t>(i);
        PictureForNetworks read = readPictureFor(files[at], inputs);
        chunk.problems[at] = read.problem;
        for (std::size_t m = 0; !read.problem && m < models.size(); ++m) {
            chunk.prepared[m][at] = std::move(read.prepared[m]);
        }
    };
    parallelFor(static_cast<std::int64_t>(files.size()), threads, one);
    return chunk;
}

Image enlargedForEyes(const Image& image) {
    const int factor = (kSmallestOverlay + image.width - 1) / image.width;
    if (factor <= 1) {
        return image;
    }
    Image made{image.width * factor, image.height * factor, image.channels, {}};
    made.pixels.resize(made.size());
    for (std::size_t i = 0; i < made.pixels.size(); ++i) {
        const std::size_t x = i % made.width / factor;
        const std::size_t y = i / made.width % made.height / factor;
        const std::size_t channel = i / (static_cast<std::size_t>(made.width) * made.height);
        made.pixels[i] = image.pixels[(channel * image.height + y) * image.width + x];
    }
    return made;
}

/// Writes the overlay for the likeliest class and returns its file.
std::string writeCam(const ClassifyOptions& options, const Model& model,
                     const PreparedImage& prepared, const Answer& answer, const std::string& stem) {
    const auto stage =
        options.camStage > 0 ? std::optional<int>(options.camStage - 1) : std::nullopt;
    const CamMap map = gradCam(model.classifier, prepared, answer.top.front().index, stage);
    const std::string ending = "-" + asFileName(model.name, kMostNameBytes / 2) + ".png";
    const fs::path file =
        fs::path(options.cam) / (asFileName(stem, kMostNameBytes - ending.size()) + ending);
    const Image picture = overlay(enlargedForEyes(prepared.image), map);
    return writePng(file, picture, options.force ? IfTaken::Replace : IfTaken::NextName).string();
}

// One that cannot be made takes no other answer away.
void addCam(const ClassifyOptions& options, const Model& model, const PreparedImage& prepared,
            const std::string& stem, ModelAnswer& answer) {
    try {
        answer.cam = writeCam(options, model, prepared, answer.answer, stem);
    } catch (const Error& error) {
        answer.camProblem = error.what();
    }
}

// Before the first picture is answered.
void requireStage(int stage, const std::vector<Model>& models) {
    for (const Model& model : models) {
        const auto stages = static_cast<int>(model.classifier.card().spec.network.blocks.size());
        if (stage > stages) {
            throw BadArgument(fmt::format("{} has {} stages; choose a smaller --cam-stage than {}.",
                                          model.name, stages, stage));
        }
    }
}

std::string numbered(std::size_t number, const fs::path& file) {
    return fmt::format("{:04}-{}", number, file.stem().string());
}

/// The answers of one model to the pictures that could be read, by picture.
std::vector<Answer> answersOf(const Model& model, const std::vector<PreparedImage>& prepared,
                              const std::vector<PictureProblem>& problems, int top) {
    std::vector<PreparedImage> readable;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        if (!problems[i]) {
            readable.push_back(prepared[i]);
        }
    }
    std::vector<Answer> given = model.classifier.classifyEach(readable, top);
    std::vector<Answer> answers(prepared.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!problems[i]) {
            answers[i] = std::move(given[next++]);
        }
    }
    return answers;
}

std::vector<PictureAnswer> answerChunk(const ClassifyOptions& options,
                                       const std::vector<Model>& models,
                                       std::span<const fs::path> files, std::size_t first) {
    const Chunk chunk = readChunk(files, models, options.threads);
    std::vector<PictureAnswer> pictures(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        pictures[i].file = files[i].string();
        pictures[i].problem = chunk.problems[i];
    }
    for (std::size_t m = 0; m < models.size(); ++m) {
        const Model& model = models[m];
        std::vector<Answer> answers =
            answersOf(model, chunk.prepared[m], chunk.problems, options.top);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (chunk.problems[i]) {
                continue;
            }
            ModelAnswer one{model.name, titleOf(model.classifier.card().spec.network),
                            std::move(answers[i])};
            if (!options.cam.empty() && one.answer.problem.empty()) {
                addCam(options, model, chunk.prepared[m][i], numbered(first + i + 1, files[i]),
                       one);
            }
            pictures[i].answers.push_back(std::move(one));
        }
    }
    return pictures;
}

bool hasAnswer(const PictureAnswer& picture) {
    return std::ranges::any_of(picture.answers,
                               [](const ModelAnswer& one) { return one.answer.problem.empty(); });
}

// Where weights answer nothing that could be read, the command says so and prints nothing else.
void requireAnAnswer(const std::vector<PictureAnswer>& pictures) {
    std::string problem;
    for (const PictureAnswer& picture : pictures) {
        if (hasAnswer(picture)) {
            return;
        }
        for (const ModelAnswer& one : picture.answers) {
            problem = problem.empty() ? one.answer.problem : problem;
        }
    }
    if (!problem.empty()) {
        throw Error(problem);
    }
}

void showProgress(std::size_t done, std::size_t total) {
    if (isErrorOnTerminal() && !isOutputOnTerminal()) {
        drawOnTerminal(fmt::format(
            "\rClassified: {} of {}{}", groupedText(static_cast<std::int64_t>(done)),
            groupedText(static_cast<std::int64_t>(total)), done == total ? "\r\x1b[K" : "\x1b[K"));
    }
}

// ---- import --------------------------------------------------------------------------------

/// Of the mean or the deviation; `problem`: of its values.
void requireFigures(const char* option, const std::vector<double>& figures,
                    const std::string& problem) {
    if (!problem.empty()) {
        throw Error(problem);
    }
    if (!figures.empty() && figures.size() != 1 && figures.size() != 3) {
        throw Error(fmt::format(
            "{} takes one number, or one for each of 3 channels, and not {}; give 1 or 3.", option,
            figures.size()));
    }
}

/// Throws Error for a word that is no choice, and for numbers that no network can have.
ImportOptions importOptionsOf(const ImportCommandOptions& options) {
    ImportOptions asked;
    if (!options.network.empty()) {
        networkNamed(options.network);
    }
    asked.hints.network = options.network;
    if (!options.stem.empty()) {
        asked.hints.stem = fromText<Stem>(options.stem);
    }
    asked.hints.entry = options.entry;
    if (!options.stride.empty()) {
        asked.hints.strideAt = fromText<StrideAt>(options.stride);
    }
    if (!options.padding.empty()) {
        asked.hints.padding = fromText<Padding>(options.padding);
    }
    if (options.imageSize > 0) {
        asked.imageSize = options.imageSize;
    }
    requireFigures("--mean", options.mean, problemOfMean(options.mean));
    requireFigures("--deviation", options.deviation, problemOfDeviation(options.deviation));
    asked.mean = options.mean;
    asked.deviation = options.deviation;
    asked.labels = options.labels;
    return asked;
}

std::string lineOf(const ImportNote& note) {
    return note.option.empty() ? note.said : note.said + " " + note.option;
}

// ---- bench ---------------------------------------------------------------------------------

Image madeUpPicture(int width, int height) {
    Image picture{width, height, 3, {}};
    picture.pixels.resize(picture.size());
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        picture.pixels[i] = static_cast<std::uint8_t>((i * 2654435761U) >> 24U);
    }
    return picture;
}

}  // namespace

void addInferCommands(CLI::App& app, InferOptions& options) {
    CLI::App* classify = app.add_subcommand("classify", "Say what pictures show");
    ClassifyOptions& asked = options.classify;
    classify
        ->add_option("--model", asked.models, "run folder or .safetensors file; may be repeated")
        ->required()
        ->allow_extra_args(false);
    classify->add_option("pictures", asked.pictures, "pictures, or folders of them")->required();
    addNumber(*classify, "--top", asked.top, "classes of each answer", {1, 100000});
    CLI::Option* cam = classify->add_option("--cam", asked.cam,
                                            "folder for Grad-CAM overlays of the likeliest class");
    addNumber(*classify, "--cam-stage", asked.camStage,
              "stage of the overlays, from 1; default: last", {1, 6})
        ->default_str("")
        ->needs(cam);
    addDevice(*classify, asked.device);
    addNumber(*classify, "--threads", asked.threads, "threads; 0: one a core", {0, 1024});
    classify->add_flag("--force", asked.force, "overlays replace files that are there");
    CLI::Option* json = classify->add_flag("--json", asked.json, kJsonHelp);
    classify->add_flag("--csv", asked.csv, "comma-separated values on standard output")
        ->excludes(json);

    CLI::App* taken = app.add_subcommand(
        "import", "Take over weights of torchvision, timm, Hugging Face and others");
    taken->add_option("weights", options.imported.weights, ".pth or .safetensors file")->required();
    taken->add_option("--network", options.imported.network, "a name; recognised when not given");
    taken->add_option("--stem", options.imported.stem, "cifar or small, for a 3×3 stem");
    taken->add_option("--entry", options.imported.entry,
                      "which entry or network, where the file holds several");
    taken->add_option("--stride", options.imported.stride, "where bottlenecks stride: v1 or v1.5");
    taken->add_option("--padding", options.imported.padding,
                      "where option A puts its zero channels: behind or both");
    addNumber(*taken, "--image-size", options.imported.imageSize,
              "pixels a side that the network sees", {1, 4096})
        ->default_str("");
    addNumbers(*taken, "--mean", options.imported.mean,
               "of the pixels (0 to 1) it was trained on: one number, or one a channel",
               {-kLargest, kLargest});
    addNumbers(*taken, "--deviation", options.imported.deviation, "their deviation, likewise",
               {kSmallest, kLargest});
    taken->add_option("--labels", options.imported.labels, "file with a class name in each line");
    taken->add_option("--output", options.imported.output,
                      "the new .safetensors file; the program's own folder when not given");
    taken->add_flag("--force", options.imported.force, kForceHelp);
    taken->add_flag("--json", options.imported.json, kJsonHelp);
}

void addBenchClassify(CLI::App& bench, BenchClassifyOptions& options) {
    CLI::App* command = bench.add_subcommand(
        "classify", "How long an answer takes, from decoded picture to probabilities");
    command->add_option("--model", options.model, "run folder or .safetensors file")->required();
    addNumber(*command, "--batch-size", options.batch, "pictures at once", {1, 4096});
    addNumber(*command, "--answers", options.answers, "how many times", {1, 1000000});
    addNumber(*command, "--threads", options.threads, "threads; 0: one a core", {0, 1024});
    command->add_flag("--json", options.json, kJsonHelp);
}

int classify(const ClassifyOptions& options) {
    useInferenceThreads(options.threads);
    const auto [files, others] = pictureFilesIn({options.pictures.begin(), options.pictures.end()});
    if (!others.empty()) {
        printNote(
            fmt::format("{} file(s) in folders are no pictures that are read here and were passed "
                        "over; the first is {}.\n",
                        groupedText(std::ssize(others)), onOneLine(others.front().string())));
    }
    if (files.empty()) {
        throw Error(fmt::format("There is no picture in {}; give files of {} or folders of them.",
                                options.pictures.front(), kPictureFormats));
    }
    noteLostWeights(options.models);
    const std::vector<std::string> names = distinctNames(options.models);
    std::vector<Model> models;
    for (std::size_t i = 0; i < names.size(); ++i) {
        models.push_back({names[i], Classifier(options.models[i], options.device)});
    }
    if (!options.cam.empty()) {
        requireStage(options.camStage, models);
        fs::create_directories(options.cam);
        removeLeftovers(options.cam, OwnTemporaries::Keep);
    }
    const AnswerFormat text = options.csv ? AnswerFormat::Csv : AnswerFormat::Text;
    AnswerPrinter printer(options.json ? AnswerFormat::Json : text);
    bool answered = false;
    for (std::size_t first = 0; first < files.size(); first += kBatch) {
        const auto chunk = std::span(files).subspan(first, std::min(kBatch, files.size() - first));
        const std::vector<PictureAnswer> pictures = answerChunk(options, models, chunk, first);
        if (first == 0) {
            requireAnAnswer(pictures);
        }
        for (const PictureAnswer& picture : pictures) {
            printer.print(picture);
            answered = answered || hasAnswer(picture);
        }
        showProgress(first + chunk.size(), files.size());
    }
    printer.finish();
    if (!answered) {
        printNote("None of the pictures has an answer; the reasons stand beside them.\n");
    }
    return answered ? kDone : kFailed;
}

int importCommand(const ImportCommandOptions& options) {
    const ImportOptions asked = fromArguments([&] { return importOptionsOf(options); });
    requireFree(options.output, options.force);
    const ImportResult result = importWeights(options.weights, asked, options.output);
    if (options.json) {
        std::vector<std::string> notes;
        std::ranges::transform(result.notes, std::back_inserter(notes), lineOf);
        const Json json = {{"file", result.file.string()},
                           {"network", result.network.name},
                           {"classes", result.network.classes},
                           {"width", result.network.width},
                           {"form", result.form},
                           {"notes", notes}};
        printJson(json);
        return kDone;
    }
    const int classes = result.network.classes;
    print("{}: {} {}, width {}, from {}, written to {}\n", onOneLine(options.weights),
          titleOf(result.network),
          classes > 0 ? fmt::format("of {} classes", classes) : "without a classifier",
          result.network.width, result.form, onOneLine(result.file.string()));
    for (const ImportNote& note : result.notes) {
        printNote(lineOf(note) + "\n");
    }
    return kDone;
}

int benchClassify(const BenchClassifyOptions& options) {
    useInferenceThreads(options.threads);
    const Classifier classifier(options.model);
    const std::vector<Image> pictures(static_cast<std::size_t>(options.batch),
                                      madeUpPicture(500, 375));
    const std::vector<PreparedImage> prepared(pictures.size(),
                                              prepare(pictures.front(), classifier.input()));
    for (int i = 0; i < 5; ++i) {
        classifier.classify(pictures, 5);
    }
    std::vector<double> milliseconds;
    std::vector<double> ofPrepared;
    for (int i = 0; i < options.answers; ++i) {
        const Stopwatch watch;
        classifier.classify(pictures, 5);
        milliseconds.push_back(1000 * watch.seconds());
        const Stopwatch network;
        classifier.classifyPrepared(prepared, 5);
        ofPrepared.push_back(1000 * network.seconds());
    }
    std::ranges::sort(milliseconds);
    std::ranges::sort(ofPrepared);
    const auto share = [&](double part) {
        return milliseconds[static_cast<std::size_t>(part * std::ssize(milliseconds))];
    };
    const double ofNetwork = ofPrepared[ofPrepared.size() / 2];
    const Json json = {{"model", options.model},
                       {"network", titleOf(classifier.card().spec.network)},
                       {"batch", options.batch},
                       {"threads", resolvedThreads(options.threads)},
                       {"milliseconds", share(0.5)},
                       {"prepared_milliseconds", ofNetwork},
                       {"fastest_milliseconds", milliseconds.front()},
                       {"slowest_tenth_milliseconds", share(0.9)},
                       {"images_per_second", 1000 * options.batch / share(0.5)}};
    if (options.json) {
        printJson(json);
    } else {
        print(
            "{}, batches of {}, {} thread(s): median {:.2f} ms ({:.2f} ms from the prepared "
            "picture), fastest {:.2f} ms, 90 % below {:.2f} ms\n",
            titleOf(classifier.card().spec.network), options.batch,
            resolvedThreads(options.threads), share(0.5), ofNetwork, milliseconds.front(),
            share(0.9));
    }
    return kDone;
}

}  // namespace lab
