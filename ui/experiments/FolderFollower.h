// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/FolderLock.h"
#include "ui/experiments/ExperimentModel.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

namespace lab {

/// Tells what one folder says, whoever writes it: reads it in a Job, then checks twice a second and
/// reads again when a file has changed. While another process trains there, its unfinished runs
/// count as training. GUI thread; a failure is a sentence in failed().
class FolderFollower : public QObject {
    Q_OBJECT

public:
    explicit FolderFollower(QObject* parent = nullptr);
    ~FolderFollower() override;

    /// opened() with what the folder says, then changed(). A call before that replaces the last
    /// one.
    void follow(const std::filesystem::path& folder);
    /// changed() only, for a folder that is shown already.
    void keepUpWith(const std::filesystem::path& folder);
    void stop();

    const std::filesystem::path& folder() const;  ///< empty when nothing is followed
    bool isOpening() const;
    /// Who trains in the folder; none when nobody does.
    const std::optional<FolderOwner>& trainer() const;

Q_SIGNALS:
    void opened(const ExperimentSnapshot& snapshot);
    void changed(const ExperimentSnapshot& snapshot);
    void trainerChanged();
    void failed(const QString& sentence);

private:
    struct Reading;
    struct Private;

    void read();
    void handle(Reading reading);

    std::unique_ptr<Private> m_private;
};

}  // namespace lab
