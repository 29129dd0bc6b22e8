// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/WeightImport.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <span>
#include <string>
#include <vector>

namespace lab {

class ChoiceField;
class CountField;
class TextField;

/// What weights do not say of their network, as a person says it: the fields show what was found or
/// assumed and are empty until somebody fills them. GUI thread.
class ImportFields : public QWidget {
    Q_OBJECT

public:
    explicit ImportFields(const Theme& theme, QWidget* parent = nullptr);

    /// Shows what is taken where nothing is said; null: nothing is known.
    void showFound(const ImportResult* found);
    /// Writes what is said; false where a text is no list of numbers, or none that can be of
    /// pixels, which then stands below it.
    bool writeTo(ImportOptions& options);

Q_SIGNALS:
    void changed();

private:
    void build(const Theme& theme);
    void watch();
    QString stemText(const NetworkSpec& network) const;
    QString strideText(const NetworkSpec& network) const;
    QString paddingText(std::optional<Padding> padding) const;
    std::optional<std::vector<double>> numbersIn(TextField* field,
                                                 std::string (*problemOf)(std::span<const double>));

    ChoiceField* m_network;
    TextField* m_entry;
    ChoiceField* m_stem;
    ChoiceField* m_stride;
    ChoiceField* m_padding;
    CountField* m_size;
    TextField* m_mean;
    TextField* m_deviation;
};

}  // namespace lab
