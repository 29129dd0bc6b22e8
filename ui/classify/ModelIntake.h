// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ClassifyModels.h"
#include "ui/theme/Theme.h"

#include <QObject>

class QWidget;

namespace lab {

class BannerStack;
struct ImportResult;

/// How networks come to answer and go again: run folders, weights of this program, foreign weights
/// that are imported first. Says in the page's banners what became of it. GUI thread.
class ModelIntake : public QObject {
    Q_OBJECT

public:
    /// `page`: whose dialogs they are.
    ModelIntake(const Theme& theme, ClassifyModels& models, BannerStack& banners, QWidget* page);

    void chooseRun();
    void chooseFile();
    /// Of this program they answer, foreign ones are imported.
    void take(const std::filesystem::path& weights);
    /// Opens the dialog, with a file where there is one.
    void importWeights(const QString& file);
    /// Takes a network away, and offers to bring it back.
    void remove(int id);

private:
    void handleImport(const ImportResult& result);

    const Theme& m_theme;
    ClassifyModels& m_models;
    BannerStack& m_banners;
    QWidget* m_page;
};

}  // namespace lab
