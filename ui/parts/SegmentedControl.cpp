// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/SegmentedControl.h"

#include "ui/parts/ChoiceButton.h"
#include "ui/theme/Fonts.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace lab {

namespace {

const char* placeOf(std::size_t index, std::size_t count) {
    if (index == 0) {
        return "first";
    }
    return index + 1 == count ? "last" : "middle";
}

// Bold text is wider: the buttons keep one width whichever is chosen.
int boldWidth(const QToolButton& button) {
    return QFontMetrics(bold(button.font())).horizontalAdvance(button.text()) + 22;
}

}  // namespace

SegmentedControl::SegmentedControl(const QString& accessibleName,
                                   const std::vector<Segment>& segments, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)) {
    setAccessibleName(accessibleName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        auto* button = new ChoiceButton(this);
        button->setObjectName(segments[i].objectName);
        button->setText(segments[i].text);
        button->setToolTip(segments[i].toolTip);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("segment", placeOf(i, segments.size()));
        button->setMinimumWidth(boldWidth(*button));
        m_group->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

int SegmentedControl::current() const {
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index) {
    m_group->button(index)->setChecked(true);
}

}  // namespace lab
