// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Models.h"
#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/inspect/InspectBench.h"

using namespace lab;
using namespace lab::test;

/// Foreign weights come onto the Inspect page by the import, also those without a classifier.
class InspectImportTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void looksIntoBackbones() {
        InspectBench bench;
        bench.await();
        bench.drop("lane2", *mimeOf({dataFile("weights/foreign-backbone.pth")}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importFound"), kPatience);
        bench.click("importNow");
        const auto isThere = [&] {
            const auto& network = bench.pass().networks[1];
            return network && !network->network->card().hasClassifier();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        // Imported weights bring no pictures; one is dropped.
        const auto picture = bench.folder / "one.png";
        Resources::writeShape(picture, 3);
        bench.drop("inspectPage", *mimeOf({picture}));
        const auto isTraced = [&] { return isThere() && bench.pass().traces[1] != nullptr; };
        QTRY_VERIFY_WITH_TIMEOUT(isTraced(), kPatience);
        bench.await();
        QVERIFY(bench.pass().traces[1]->logits().empty());
        const QString spoken = bench.find<QWidget>("inspectAnswers").accessibleName();
        QVERIFY2(spoken.contains("has no classifier"), qPrintable(spoken));
        QVERIFY2(spoken.contains(" says "), qPrintable(spoken));
        for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home}) {
            bench.press(key);
            bench.await();
        }
        screenshot(bench.program.window, "inspect-backbone");
    }
};

LAB_TEST(InspectImportTest)
#include "InspectImportTest.moc"
