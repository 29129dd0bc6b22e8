// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/IconShapes.h"

#include <QStringList>

#include <array>
#include <stdexcept>

namespace lab {

namespace {

struct Drawing {
    Icon icon;
    const char* lines;
    const char* areas = "";
};

// M x y: move; L x y: line; C x1 y1 x2 y2 x y: curve; Z: close; O x y r: circle;
// R x y width height radius: rectangle; A x y r start sweep: arc, degrees against the clock.
constexpr Drawing kDrawings[] = {
    {Icon::Lesson,
     "M 12 6.5 C 9.5 4.8 6.5 4.5 3.5 5 L 3.5 18.5 C 6.5 18 9.5 18.3 12 20 C 14.5 18.3 17.5 18 20.5 "
     "18.5 L 20.5 5 C 17.5 4.5 14.5 4.8 12 6.5 M 12 6.5 L 12 20"},
    {Icon::Train, "M 4 4 L 4 20 L 20 20 M 7 5 C 8 12 12 13 20 14 M 7 9 C 9 15 13 16.5 20 17"},
    {Icon::Networks,
     "R 3 13 4.5 8 1 R 9.75 13 4.5 8 1 R 16.5 13 4.5 8 1 M 5.25 10 C 5.25 4 12 4 12 10 "
     "M 12 10 C 12 4 18.75 4 18.75 10"},
    {Icon::Inspect, "O 10.5 10.5 7 M 15.6 15.6 L 20.5 20.5",
     "R 7.2 7.2 2.7 2.7 0.7 R 11.1 7.2 2.7 2.7 0.7 R 7.2 11.1 2.7 2.7 0.7 R 11.1 11.1 2.7 2.7 0.7"},
    {Icon::Settings,
     "M 4 6 L 20 6 M 4 12 L 20 12 M 4 18 L 20 18 M 15 4 L 15 8 M 8 10 L 8 14 M 13 16 L 13 20"},
    {Icon::Help, "O 12 12 9 M 9.4 9.6 C 9.4 6.2 14.6 6.2 14.6 9.6 C 14.6 11.8 12 11.6 12 14",
     "O 12 17 1.15"},
    {Icon::Play, "", "M 7 4.5 L 19.5 12 L 7 19.5 Z"},
    {Icon::Pause, "", "R 6.5 5 3.6 14 0.8 R 13.9 5 3.6 14 0.8"},
    {Icon::Stop, "", "R 5.5 5.5 13 13 1.2"},
    {Icon::Resume, "M 5 5 L 5 19", "M 9 4.5 L 20.5 12 L 9 19.5 Z"},
    {Icon::Pin,
     "M 8 4 L 16 4 M 9.5 4 L 9.5 10 L 6.5 14 L 17.5 14 L 14.5 10 L 14.5 4 M 12 14 L 12 20.5"},
    {Icon::Remove, "M 5 12 L 19 12"},
    {Icon::More, "", "O 5.5 12 1.6 O 12 12 1.6 O 18.5 12 1.6"},
    {Icon::Add, "M 12 5 L 12 19 M 5 12 L 19 12"},
    {Icon::Copy, "R 9 9 11 11 1.6 M 5.5 15 L 4.5 15 L 4.5 4.5 L 15 4.5 L 15 5.5"},
    {Icon::Export,
     "M 12 4 L 12 15 M 7 10.5 L 12 15.5 L 17 10.5 M 4.5 17 L 4.5 20 L 19.5 20 L 19.5 17"},
    {Icon::Follow, "M 19 5 L 19 19", "M 5 4.5 L 16 12 L 5 19.5 Z"},
    {Icon::Check, "M 4.5 12.5 L 10 18 L 19.5 6.5"},
    {Icon::Success, "O 12 12 9 M 7.8 12.4 L 11 15.6 L 16.4 9"},
    {Icon::Info, "O 12 12 9 M 12 11 L 12 16.5", "O 12 7.7 1.15"},
    {Icon::Warning, "M 12 3.8 L 21.2 19.8 L 2.8 19.8 Z M 12 10 L 12 14", "O 12 16.8 1.1"},
    {Icon::Error, "O 12 12 9 M 9 9 L 15 15 M 15 9 L 9 15"},
    {Icon::Clock, "O 12 12 9 M 12 6.5 L 12 12 L 16 14"},
    {Icon::Lock, "R 5 11 14 9.5 1.6 M 8 11 L 8 8 A 12 8 4 180 -180 L 16 11", "O 12 15.6 1.4"},
    {Icon::Document,
     "M 14 3.5 L 6.5 3.5 C 5.5 3.5 5 4 5 5 L 5 19 C 5 20 5.5 20.5 6.5 20.5 L 17.5 20.5 "
     "C 18.5 20.5 19 20 19 19 L 19 8.5 Z L 14 8.5 L 19 8.5 M 8.5 12.5 L 15.5 12.5 M 8.5 16.5 L "
     "15.5 16.5"},
    {Icon::New,
     "M 14 3.5 L 6.5 3.5 C 5.5 3.5 5 4 5 5 L 5 19 C 5 20 5.5 20.5 6.5 20.5 L 17.5 20.5 "
     "C 18.5 20.5 19 20 19 19 L 19 8.5 Z L 14 8.5 L 19 8.5 M 12 11.5 L 12 17.5 M 9 14.5 L 15 14.5"},
    {Icon::List, "M 9 6 L 20 6 M 9 12 L 20 12 M 9 18 L 20 18",
     "O 4.8 6 1.3 O 4.8 12 1.3 O 4.8 18 1.3"},
    {Icon::Chip,
     "R 6 6 12 12 1.6 R 9.6 9.6 4.8 4.8 0.6 M 9.5 6 L 9.5 3 M 14.5 6 L 14.5 3 M 9.5 21 L 9.5 18 "
     "M 14.5 21 L 14.5 18 M 3 9.5 L 6 9.5 M 3 14.5 L 6 14.5 M 18 9.5 L 21 9.5 M 18 14.5 L 21 14.5"},
    {Icon::Memory,
     "R 3 6.5 18 9.5 1.4 M 7 16 L 7 18.5 M 12 16 L 12 18.5 M 17 16 L 17 18.5 M 7.5 9.5 L 7.5 13 "
     "M 12 9.5 L 12 13 M 16.5 9.5 L 16.5 13"},
    {Icon::Duplicate,
     "R 9 9 11 11 1.6 M 5.5 15 L 4.5 15 L 4.5 4.5 L 15 4.5 L 15 5.5 M 14.5 12 L 14.5 17 "
     "M 12 14.5 L 17 14.5"},
    {Icon::ChevronDown, "M 6 9 L 12 15 L 18 9"},
    {Icon::ChevronUp, "M 6 15 L 12 9 L 18 15"},
    {Icon::ChevronRight, "M 9 6 L 15 12 L 9 18"},
    {Icon::ChevronLeft, "M 15 6 L 9 12 L 15 18"},
    {Icon::First, "M 6 5 L 6 19", "M 19 4.5 L 8.5 12 L 19 19.5 Z"},
    {Icon::Last, "M 18 5 L 18 19", "M 5 4.5 L 15.5 12 L 5 19.5 Z"},
    {Icon::Close, "M 6 6 L 18 18 M 18 6 L 6 18"},
    {Icon::Fit,
     "M 4.5 9 L 4.5 4.5 L 9 4.5 M 15 4.5 L 19.5 4.5 L 19.5 9 M 19.5 15 L 19.5 19.5 L 15 19.5 "
     "M 9 19.5 L 4.5 19.5 L 4.5 15"},
    {Icon::Folder,
     "M 3.5 7 C 3.5 5.8 4 5.5 5 5.5 L 9.5 5.5 L 11.5 8 L 19 8 C 20 8 20.5 8.5 20.5 9.5 L 20.5 17.5 "
     "C 20.5 18.5 20 19 19 19 L 5 19 C 4 19 3.5 18.5 3.5 17.5 Z"},
    {Icon::Refresh, "A 12 12 7.5 60 -290 M 15.2 8.2 L 16.3 5.2 M 12.8 3.6 L 16.3 5.2"},
    {Icon::Undo, "M 8.5 5 L 4.5 9 L 8.5 13 M 4.5 9 L 14 9 A 14 14 5 90 -180 L 9 19"},
    {Icon::Rename,
     "M 4.5 19.5 L 5.5 15.5 L 16 5 C 16.8 4.2 18 4.2 18.8 5 L 19 5.2 C 19.8 6 19.8 7.2 19 8 "
     "L 8.5 18.5 Z M 14 7 L 17 10"},
    {Icon::Delete,
     "M 4.5 6.5 L 19.5 6.5 M 9 6.5 L 9 4 L 15 4 L 15 6.5 M 6.5 6.5 L 7.3 20 L 16.7 20 L 17.5 6.5 "
     "M 10 10.5 L 10 16 M 14 10.5 L 14 16"},
    {Icon::Classify,
     "M 12.5 4.5 L 5.5 4.5 C 4.4 4.5 3.5 5.4 3.5 6.5 L 3.5 18.5 C 3.5 19.6 4.4 20.5 5.5 20.5 "
     "L 17.5 20.5 C 18.6 20.5 19.5 19.6 19.5 18.5 L 19.5 12.5 M 3.5 17 L 8.5 12 L 13 16.5 L 15 "
     "14.5 "
     "L 19.5 19 M 14.5 6.5 L 17 9 L 21.5 3.5",
     "O 8.5 8.8 1.3"},
    {Icon::Upload,
     "M 12 15.5 L 12 4.5 M 7 9 L 12 4 L 17 9 M 4.5 15 L 4.5 19 C 4.5 19.6 4.9 20 5.5 20 L 18.5 20 "
     "C 19.1 20 19.5 19.6 19.5 19 L 19.5 15"},
};
static_assert(std::size(kDrawings) == kIconCount);

class PathReader {
public:
    explicit PathReader(const char* text)
        : m_words(QString::fromLatin1(text).split(' ', Qt::SkipEmptyParts)) {}

    QPainterPath read() {
        while (m_at < m_words.size()) {
            const QString command = m_words[m_at++];
            draw(command.at(0).toLatin1());
        }
        return m_path;
    }

private:
    double number() { return m_words.at(m_at++).toDouble(); }
    QPointF point() {
        const double x = number();
        return {x, number()};
    }

    void draw(char command) {
        switch (command) {
            case 'M':
                return m_path.moveTo(point());
            case 'L':
                return m_path.lineTo(point());
            case 'Z':
                return m_path.closeSubpath();
            case 'C': {
                const QPointF first = point();
                const QPointF second = point();
                return m_path.cubicTo(first, second, point());
            }
            case 'O': {
                const QPointF centre = point();
                const double radius = number();
                return m_path.addEllipse(centre, radius, radius);
            }
            case 'R': {
                const QPointF corner = point();
                const QPointF size = point();
                const double radius = number();
                return m_path.addRoundedRect({corner, QSizeF(size.x(), size.y())}, radius, radius);
            }
            case 'A':
                return drawArc();
            default:
                throw std::logic_error("an icon's path has an unknown letter");
        }
    }

    void drawArc() {
        const QPointF centre = point();
        const double radius = number();
        const double start = number();
        const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        if (m_path.elementCount() == 0) {
            m_path.arcMoveTo(box, start);
        }
        m_path.arcTo(box, start, number());
    }

    QStringList m_words;
    qsizetype m_at = 0;
    QPainterPath m_path;
};

std::array<IconShape, kIconCount> readAll() {
    std::array<IconShape, kIconCount> shapes;
    for (const Drawing& drawing : kDrawings) {
        shapes.at(static_cast<std::size_t>(drawing.icon)) = {PathReader(drawing.lines).read(),
                                                             PathReader(drawing.areas).read()};
    }
    return shapes;
}

}  // namespace

const IconShape& shapeOf(Icon which) {
    static const std::array<IconShape, kIconCount> kShapes = readAll();
    return kShapes.at(static_cast<std::size_t>(which));
}

}  // namespace lab
