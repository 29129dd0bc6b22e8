#include "ui/PresetWords.h"

#include <QCoreApplication>

namespace lab {

namespace {

// Core knows no Qt, so its sentences stand here once more for those who translate;
// LessonTextTest fails when one of them changes.
[[maybe_unused]] constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("lab", "Lesson · Fashion-MNIST"),
    QT_TRANSLATE_NOOP("lab",
                      "Four networks on 20 000 images of Fashion-MNIST, 10 epochs: the degradation "
                      "problem in a few minutes on two cores."),
    QT_TRANSLATE_NOOP("lab", "Fashion-MNIST, full width"),
    QT_TRANSLATE_NOOP("lab",
                      "Four networks of the paper's width on all 60 000 images of Fashion-MNIST, "
                      "10 epochs: hours without a GPU."),
    QT_TRANSLATE_NOOP("lab", "CIFAR-10"),
    QT_TRANSLATE_NOOP("lab",
                      "Four networks with a 3×3 stem on CIFAR-10 with the schedule of the paper's "
                      "section 4.2: for a GPU."),
    QT_TRANSLATE_NOOP("lab", "Shortcut options A, B, C"),
    QT_TRANSLATE_NOOP("lab",
                      "ResNet-34 with zero-padded, projected-where-needed and always-projected "
                      "shortcuts, on the lesson's images."),
    QT_TRANSLATE_NOOP("lab", "ImageNet, an image folder"),
    QT_TRANSLATE_NOOP("lab",
                      "The paper's recipe at 224 pixels on a folder with train and val (name it "
                      "with --dataset): for a GPU, and days."),
};

QString said(const std::string& sentence) {
    return QCoreApplication::translate("lab", sentence.c_str());
}

}  // namespace

QString titleOf(const Preset& preset) {
    return said(preset.title);
}

QString descriptionOf(const Preset& preset) {
    return said(preset.description);
}

}  // namespace lab
