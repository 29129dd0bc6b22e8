// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QString>
#include <QWidget>

#include <map>
#include <vector>

class QGridLayout;
class QLabel;

namespace lab {

class ProblemLine;

/// The label names the field for assistive technology and takes its mnemonic.
struct LabelledField {
    QString label;
    QWidget* field;
    QString toolTip;
    int stretch = 1;
};

/// Fields side by side, each under its label, and one sentence below them where a value is bad: the
/// bad field's edge turns to the error colour and the sentence is its accessible description. GUI
/// thread.
class FieldRow : public QWidget {
    Q_OBJECT

public:
    FieldRow(const Theme& theme, const std::vector<LabelledField>& fields, QWidget* parent);
    /// Label and field on one line.
    FieldRow(const Theme& theme, const LabelledField& field, QWidget* parent);

    /// Marks a field in its row; an empty sentence says that it is well.
    static void setProblem(QWidget* field, const QString& sentence);

private:
    FieldRow(const Theme& theme, QWidget* parent);
    void showFirstProblem();

    QGridLayout* m_grid;
    ProblemLine* m_line;
    std::map<QWidget*, QString> m_problems;
};

/// An error icon and a sentence. Hidden while there is nothing to say.
class ProblemLine : public QWidget {
    Q_OBJECT

public:
    explicit ProblemLine(const Theme& theme, QWidget* parent = nullptr);
    void showSentence(const QString& sentence);

private:
    QLabel* m_text;
};

/// Gives a field the error edge, or takes it away.
void markInvalid(QWidget* field, bool invalid);

}  // namespace lab
