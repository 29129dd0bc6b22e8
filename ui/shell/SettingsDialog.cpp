// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/SettingsDialog.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/shell/StatusText.h"
#include "ui/shell/Zoom.h"
#include "ui/theme/Icons.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

#include <array>

namespace lab {

namespace {

constexpr auto kSettingsDialogKey = "window/theme";
constexpr std::array kSchemes = {std::pair{ColourScheme::System, "system"},
                                 std::pair{ColourScheme::Light, "light"},
                                 std::pair{ColourScheme::Dark, "dark"}};

QWidget* schemeField(Theme& theme, QWidget* parent) {
    auto* field = new SegmentedControl(QDialog::tr("Colours"),
                                       {{"schemeSystem", QDialog::tr("As the desktop"), {}},
                                        {"schemeLight", QDialog::tr("Light"), {}},
                                        {"schemeDark", QDialog::tr("Dark"), {}}},
                                       parent);
    for (std::size_t i = 0; i < kSchemes.size(); ++i) {
        if (kSchemes[i].first == theme.scheme()) {
            field->setCurrent(static_cast<int>(i));
        }
    }
    QObject::connect(field, &SegmentedControl::chosen, &theme, [&theme](int index) {
        const auto& [scheme, word] = kSchemes.at(static_cast<std::size_t>(index));
        QSettings().setValue(kSettingsDialogKey, word);
        theme.setScheme(scheme);
    });
    return field;
}

// A choice that holds from the next start on, and says so once it is another one.
QWidget* laterField(QComboBox* field, const QString& sentence, QWidget* parent) {
    auto* holder = new QWidget(parent);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* label = new QLabel(sentence, holder);
    label->setObjectName(field->objectName() + "Sentence");
    label->setProperty("role", "small");
    label->setVisible(false);
    const int now = field->currentIndex();
    QObject::connect(field, &QComboBox::currentIndexChanged, label,
                     [label, now](int index) { label->setVisible(index != now); });
    column->addWidget(field, 0, Qt::AlignLeft);
    column->addWidget(label);
    return holder;
}

QWidget* languageField(QWidget* parent) {
    auto* field = new QComboBox(parent);
    field->setObjectName("language");
    field->setAccessibleName(QDialog::tr("Language"));
    for (const QString& code : languageCodes()) {
        field->addItem(languageName(code), code);
    }
    field->setCurrentIndex(field->findData(languageCode()));
    QObject::connect(field, &QComboBox::activated, field,
                     [field] { chooseLanguage(field->currentData().toString()); });
    return laterField(field, QDialog::tr("The language changes when you start ResNet Lab again."),
                      parent);
}

QWidget* zoomField(QWidget* parent) {
    auto* field = new QComboBox(parent);
    field->setObjectName("zoom");
    field->setAccessibleName(QDialog::tr("Zoom"));
    for (const int percent : zooms()) {
        field->addItem(QDialog::tr("%1 %").arg(percent), percent);
    }
    field->setCurrentIndex(field->findData(rememberedZoom()));
    QObject::connect(field, &QComboBox::activated, field,
                     [field] { rememberZoom(field->currentData().toInt()); });
    return laterField(field, QDialog::tr("The zoom changes when you start ResNet Lab again."),
                      parent);
}

QWidget* folderField(const Theme& theme, const std::filesystem::path& folder, QWidget* parent) {
    auto* field = new QWidget(parent);
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    auto* path = new QLabel(shortPath(folder), field);
    path->setObjectName("experimentsFolder");
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* open = new QPushButton(icon(Icon::Folder, theme.tokens()), QDialog::tr("Open"), field);
    open->setObjectName("openExperimentsFolder");
    open->setAutoDefault(false);
    const QString text = pathText(folder);
    QObject::connect(open, &QPushButton::clicked, field, [text] {
        QDir().mkpath(text);
        QDesktopServices::openUrl(QUrl::fromLocalFile(text));
    });
    row->addWidget(path, 1);
    row->addWidget(open);
    return field;
}

}  // namespace

SettingsDialog::SettingsDialog(Theme& theme, const std::filesystem::path& experiments,
                               QWidget* parent)
    : QDialog(parent) {
    setObjectName("settingsDialog");
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Colours"), schemeField(theme, this));
    form->addRow(tr("Language"), languageField(this));
    form->addRow(tr("Zoom"), zoomField(this));
    form->addRow(tr("Experiments"), folderField(theme, experiments, this));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
    setMinimumWidth(460);
}

ColourScheme rememberedScheme() {
    const QString word = QSettings().value(kSettingsDialogKey).toString();
    for (const auto& [scheme, name] : kSchemes) {
        if (word == QLatin1String(name)) {
            return scheme;
        }
    }
    return ColourScheme::System;
}

}  // namespace lab
