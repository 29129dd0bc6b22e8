// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Splitter.h"

#include <QMouseEvent>
#include <QSettings>

#include <algorithm>

namespace lab {

namespace {

class Handle : public QSplitterHandle {
public:
    Handle(Qt::Orientation orientation, Splitter* splitter)
        : QSplitterHandle(orientation, splitter), m_splitter(splitter) {}

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override {
        event->accept();
        m_splitter->restoreUsual();
    }

private:
    Splitter* m_splitter;
};

}  // namespace

Splitter::Splitter(Qt::Orientation orientation, const QString& objectName,
                   const QString& settingsKey, QWidget* parent)
    : QSplitter(orientation, parent), m_key(settingsKey) {
    setObjectName(objectName);
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(m_key, saveState()); });
}

QSplitterHandle* Splitter::createHandle() {
    auto* handle = new Handle(orientation(), this);
    handle->setToolTip(tr("Drag to resize; a double click restores"));
    return handle;
}

void Splitter::setUsualSizes(const QList<int>& sizes) {
    m_usual = sizes;
}

// Sizes can be shared out once the splitter has its own.
void Splitter::showEvent(QShowEvent* event) {
    QSplitter::showEvent(event);
    if (!m_placed) {
        m_placed = true;
        if (!restoreState(QSettings().value(m_key).toByteArray())) {
            restoreUsual();
        }
    }
}

void Splitter::restoreUsual() {
    const int all = orientation() == Qt::Horizontal ? width() : height();
    int given = handleWidth() * (count() - 1);
    for (const int size : m_usual) {
        given += size;
    }
    QList<int> sizes = m_usual;
    sizes.replace(sizes.indexOf(0), std::max(1, all - given));
    setSizes(sizes);
    QSettings().remove(m_key);
}

}  // namespace lab
