// SPDX-License-Identifier: GPL-3.0-or-later
// drag-source X Y FILE...: a window of its own at this place; whoever drags it drags the files.
// Says "dropped" when they were taken, "left" when not, and ends.

#include <QApplication>
#include <QDrag>
#include <QFileInfo>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <cstdio>

namespace {

constexpr int kSide = 160;
constexpr int kServed = 20000;  // milliseconds

class DragSource : public QWidget {
public:
    explicit DragSource(const QStringList& files) : m_files(files) {}

protected:
    void mouseMoveEvent(QMouseEvent* event) override {
        if ((event->buttons() & Qt::LeftButton) == 0 || m_dragging) {
            return;
        }
        m_dragging = true;
        auto* data = new QMimeData;
        QList<QUrl> urls;
        for (const QString& file : m_files) {
            urls << QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath());
        }
        data->setUrls(urls);
        auto* drag = new QDrag(this);
        drag->setMimeData(data);
        const bool taken = drag->exec(Qt::CopyAction) != Qt::IgnoreAction;
        std::puts(taken ? "dropped" : "left");
        std::fflush(stdout);
        // Who takes the files asks for their names only now.
        QTimer::singleShot(kServed, this, [taken] { QApplication::exit(taken ? 0 : 1); });
    }

private:
    QStringList m_files;
    bool m_dragging = false;
};

}  // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    DragSource source(arguments.mid(3));
    source.setGeometry(arguments.value(1).toInt(), arguments.value(2).toInt(), kSide, kSide);
    source.show();
    return QApplication::exec();
}
