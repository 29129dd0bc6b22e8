#include "ui/lesson/CodeFigure.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "ui/AppIcon.h"
#include "ui/Icons.h"
#include "ui/lesson/FigureParts.h"
#include "ui/widgets/IconButton.h"

#include <QFile>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kCodeSize = 11;

QString contentOf(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(
            filled(phrase("%1 cannot be read; install the program again."), name.toStdString()));
    }
    return QString::fromUtf8(file.readAll());
}

}  // namespace

QString blockInCpp() {
    loadResources();
    const QString all = contentOf(QStringLiteral(":/code/Blocks.cpp"));
    const qsizetype from = all.indexOf(QLatin1String("torch::Tensor BlockImpl::forward"));
    const qsizetype to = all.lastIndexOf(QLatin1String("\n}  // namespace lab"));
    return from < 0 || to < from ? QString() : all.mid(from, to - from).trimmed();
}

QString blockInPython() {
    return contentOf(
               QString::fromStdString((resourceFolder("lessons") / "code" / "block.py").string()))
        .trimmed();
}

std::vector<CodeStep> codeSteps() {
    return {
        {"torch::Tensor y = x;", "y = x\n", CodeFigure::tr("The input x goes two ways.")},
        {"y = normalised(m_norms[i], convolved(m_convs[i], y), {}, Activation::Relu);",
         "y = F.relu(self.bn1(self.conv1(y)))",
         CodeFigure::tr("First convolution, batch norm, ReLU.")},
        {"normalised(m_norms.back(), convolved(m_convs.back(), y),", "y = self.bn2(self.conv2(y))",
         CodeFigure::tr("Second convolution and batch norm, without a ReLU: this is F(x).")},
        {"switch (m_plan.shortcut) {", "if self.downsample is not None:",
         CodeFigure::tr("The shortcut: x itself, or a projection where the shape changes.")},
        {"return x;", "return x", CodeFigure::tr("Most often the identity: x as it came.")},
        {"shortcut(x), Activation::Relu", "y = y + self.shortcut(x)",
         CodeFigure::tr("The addition F(x) + x. Without it the block is plain.")},
        {"Activation::Relu);\n}", "return F.relu(y)",
         CodeFigure::tr("The last ReLU stands behind the addition.")},
    };
}

CodeFigure::CodeFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("codeFigure", parent),
      m_theme(theme),
      m_steps(codeSteps()),
      m_cpp(new QPlainTextEdit(this)),
      m_python(new QPlainTextEdit(this)),
      m_where(figureLabel({}, "small", this, "codeWhere")),
      m_sentence(figureLabel({}, "group", this, "codeSentence")),
      m_back(iconButton(this, theme, "codeBack", Icon::ChevronLeft, tr("Step back"))),
      m_next(iconButton(this, theme, "codeNext", Icon::ChevronRight, tr("Step on"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    m_cpp->setObjectName("codeCpp");
    m_python->setObjectName("codePython");
    column->addWidget(buildSide(tr("This program, C++ (core/nn/Blocks.cpp)"), m_cpp), 1);
    column->addWidget(buildSide(tr("PyTorch"), m_python), 1);
    QHBoxLayout* row = figureRow();
    m_sentence->setWordWrap(true);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_where);
    row->addSpacing(8);
    row->addWidget(m_sentence, 1);
    column->addLayout(row);
    try {
        m_cpp->setPlainText(blockInCpp());
        m_python->setPlainText(blockInPython());
    } catch (const Error& error) {
        m_cpp->setPlainText(QString::fromUtf8(error.what()));
    }
    connect(m_back, &QToolButton::clicked, this, [this] { show(m_step - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { show(m_step + 1); });
    connect(&theme, &Theme::changed, this, [this] { show(m_step); });
    show(0);
}

QWidget* CodeFigure::buildSide(const QString& title, QPlainTextEdit* text) {
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(figureLabel(title, "group", holder));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(kCodeSize);
    text->setFont(font);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setProperty("panel", "sunken");
    text->setAccessibleName(title);
    column->addWidget(text, 1);
    return holder;
}

void CodeFigure::show(int step) {
    const int last = static_cast<int>(m_steps.size()) - 1;
    m_step = std::clamp(step, 0, last);
    const CodeStep& now = m_steps[static_cast<std::size_t>(m_step)];
    light(*m_cpp, now.cpp);
    light(*m_python, now.python);
    m_where->setText(tr("%1 of %2").arg(m_step + 1).arg(last + 1));
    m_sentence->setText(now.sentence);
    m_back->setEnabled(m_step > 0);
    m_next->setEnabled(m_step < last);
}

void CodeFigure::light(QPlainTextEdit& text, const QString& piece) {
    const qsizetype at = text.toPlainText().indexOf(piece);
    if (at < 0) {
        text.setExtraSelections({});
        return;
    }
    QTextEdit::ExtraSelection lit;
    lit.cursor = QTextCursor(text.document());
    lit.cursor.setPosition(static_cast<int>(at));
    lit.cursor.setPosition(static_cast<int>(at + piece.size()), QTextCursor::KeepAnchor);
    lit.format.setBackground(m_theme.tokens().tint);
    lit.format.setForeground(m_theme.tokens().accent);
    QFont bold = text.font();
    bold.setBold(true);
    lit.format.setFont(bold);
    text.setExtraSelections({lit});
    QTextCursor cursor = lit.cursor;
    cursor.setPosition(cursor.selectionStart());
    cursor.movePosition(QTextCursor::StartOfBlock);  // so that it does not scroll sideways
    text.setTextCursor(cursor);
    text.ensureCursorVisible();
}

}  // namespace lab
