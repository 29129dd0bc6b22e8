// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/FieldRow.h"

#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace lab {

namespace {

QLabel* labelOf(const LabelledField& field) {
    auto* label = new QLabel(field.label);
    label->setProperty("role", "small");
    label->setBuddy(field.field);
    field.field->setToolTip(field.toolTip);
    if (field.field->accessibleName().isEmpty()) {
        field.field->setAccessibleName(field.label);
    }
    return label;
}

}  // namespace

void markInvalid(QWidget* field, bool invalid) {
    setStyleProperty(field, "invalid", invalid);
}

FieldRow::FieldRow(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_line(new ProblemLine(theme, this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
}

FieldRow::FieldRow(const Theme& theme, const std::vector<LabelledField>& fields, QWidget* parent)
    : FieldRow(theme, parent) {
    const auto columns = static_cast<int>(fields.size());
    for (int column = 0; column < columns; ++column) {
        const LabelledField& field = fields[static_cast<std::size_t>(column)];
        m_grid->addWidget(labelOf(field), 0, column);
        m_grid->addWidget(field.field, 1, column);
        m_grid->setColumnStretch(column, field.stretch);
    }
    m_grid->addWidget(m_line, 2, 0, 1, columns);
}

FieldRow::FieldRow(const Theme& theme, const LabelledField& field, QWidget* parent)
    : FieldRow(theme, parent) {
    m_grid->addWidget(labelOf(field), 0, 0);
    m_grid->addWidget(field.field, 0, 1);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_line, 1, 0, 1, 2);
}

void FieldRow::setProblem(QWidget* field, const QString& sentence) {
    markInvalid(field, !sentence.isEmpty());
    field->setAccessibleDescription(sentence);
    auto* row = static_cast<FieldRow*>(field->parentWidget());
    sentence.isEmpty() ? void(row->m_problems.erase(field))
                       : void(row->m_problems[field] = sentence);
    row->showFirstProblem();
}

// One sentence at a time: the next one shows when the first is fixed.
void FieldRow::showFirstProblem() {
    m_line->showSentence(m_problems.empty() ? QString() : m_problems.begin()->second);
}

ProblemLine::ProblemLine(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new IconLabel(theme, Icon::Error, &Tokens::error), 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->setProperty("role", "error");
    m_text->setWordWrap(true);
    m_text->setObjectName("problem");
    m_text->setTextFormat(Qt::PlainText);                        // names of files are in it
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);  // and addresses, checksums
    hide();
}

void ProblemLine::showSentence(const QString& sentence) {
    m_text->setText(sentence);
    setVisible(!sentence.isEmpty());
}

}  // namespace lab
