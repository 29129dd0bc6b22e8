// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/FileDialogs.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace lab {

class BannerStack;

/// A page of the window: its header, its content, and what it says in banners. A click anywhere
/// gives it the keys. GUI thread.
class Page : public QWidget {
    Q_OBJECT

public:
    /// A sentence for the status strip; empty: none.
    virtual QString note() const { return {}; }

Q_SIGNALS:
    void noteChanged();

protected:
    Page(const Theme& theme, const QString& objectName, QWidget* parent);

    /// The banners stand between the two, or where the content has taken them.
    void fill(QWidget* header, QWidget* content);
    BannerStack& banners() const { return *m_banners; }
    /// An error; it stays until it is dismissed.
    void complain(const QString& sentence);
    /// What was done; it goes by itself.
    void tell(const QString& sentence);
    /// Both of them after an export; %1 of `done` is the file.
    ExportOutcome exportOutcome(const QString& done);

private:
    BannerStack* m_banners;
};

}  // namespace lab
