// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ClassifyModels.h"
#include "ui/classify/KeptPictures.h"
#include "ui/classify/PictureModel.h"
#include "ui/classify/RemovedPictures.h"
#include "ui/experiments/Workspace.h"
#include "ui/parts/Page.h"

class QMimeData;
class QStackedWidget;
class QTimer;

namespace lab {

class Answering;
class AnswersView;
class ClassifyEmpty;
class ClassifyHeader;
class DropArea;
class ModelIntake;
class PictureIntake;
class PictureListPanel;
class ResultsPanel;
class Splitter;

/// Pictures are dropped here, and every chosen network answers: likeliest classes, where it looked,
/// how often it is right. Reading and answering happen in Jobs, on one core while something trains.
/// GUI thread.
class ClassifyPage : public Page {
    Q_OBJECT

public:
    ClassifyPage(const Theme& theme, const Session& session, const Workspace& workspace,
                 QWidget* parent = nullptr);
    ~ClassifyPage() override;

    const PictureModel& pictures() const { return *m_pictures; }
    const ClassifyModels& models() const { return *m_models; }
    bool isBusy() const;     ///< reading, answering
    bool isLooking() const;  ///< at the selected picture
    /// Pictures, folders or weights.
    void take(const QMimeData& mime);
    /// A run folder or weights of this program answer too.
    void addModel(const std::filesystem::path& path) { m_models->add(path); }
    QString note() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildLeft();
    QWidget* buildMiddle();
    void watchHeader();
    void watchPictures();
    void watchModels();
    void watchDrops();
    void addShortcuts();

    void handleModels();
    void handleFound(const std::vector<int>& added, int known);
    void handleProgress();
    void showCurrent();
    void showState();
    bool samplesOffer() const;
    void trySamples();
    void removePictures(const std::set<int>& ids);
    void undoRemove();
    void copyResults(const std::set<int>& ids);
    void exportResults(const QString& suffix);
    void adaptToWidth();

    const Theme& m_theme;
    const Session& m_session;
    ClassifyModels* m_models;
    PictureModel* m_pictures;
    PictureFilter* m_filter;
    Answering* m_answering;
    PictureIntake* m_intake;
    RemovedPictures m_removed;
    ClassifyHeader* m_header;
    ModelIntake* m_networks;
    Splitter* m_across;
    DropArea* m_drop;
    PictureListPanel* m_list;
    QStackedWidget* m_middle;
    ClassifyEmpty* m_empty;
    AnswersView* m_answers;
    ResultsPanel* m_results;
    QTimer* m_countSoon;
    KeptPictures m_kept;
    bool m_isRestored = false;
    bool m_narrow = false;
};

}  // namespace lab
