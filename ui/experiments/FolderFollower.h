// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/FolderLock.h"
#include "ui/experiments/ExperimentModel.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

namespace lab {

/// Keeps the model at what one folder says, whoever writes it: reads it in a Job, then looks twice
/// a second and reads again when a file has changed. While another process trains there, its
/// unfinished runs show as training. GUI thread; a failure is a sentence in failed().
class FolderFollower : public QObject {
    Q_OBJECT

public:
    explicit FolderFollower(ExperimentModel& model, QObject* parent = nullptr);
    ~FolderFollower() override;

    /// Shows the folder: opened() when the model has it. A call before that replaces the last one.
    void follow(const std::filesystem::path& folder);
    /// The same for a folder that the model shows already, without a word when that is so.
    void keepUpWith(const std::filesystem::path& folder);
    /// Leaves the model as it is.
    void stop();

    const std::filesystem::path& folder() const;  ///< empty when nothing is followed
    bool isOpening() const;
    /// Who trains in the folder; none when nobody does.
    const std::optional<FolderOwner>& trainer() const;

Q_SIGNALS:
    void opened();
    void trainerChanged();
    void failed(const QString& sentence);

private:
    struct Look;
    struct Private;

    void look();
    void heed(Look seen);

    std::unique_ptr<Private> m_private;
};

}  // namespace lab
