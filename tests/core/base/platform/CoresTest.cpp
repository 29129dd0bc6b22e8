// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Cores.h"
#include "core/base/platform/Files.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// A folder that looks like a system's root.
class FakeRoot {
public:
    void write(const std::string& file, const std::string& text) const {
        const std::filesystem::path path = m_folder / file;
        std::filesystem::create_directories(path.parent_path());
        writeFileAtomically(path, text + "\n");
    }
    std::optional<int> quota() const { return quotaOfCores(m_folder.path()); }

private:
    TemporaryFolder m_folder;
};

constexpr const char* kMounts2 =
    "31 23 0:28 / /sys/fs/cgroup rw,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate";
constexpr const char* kMounts1 =
    "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755\n"
    "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct\n"
    "33 31 0:30 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset";

}  // namespace

/// Quotas of processor time count as cores: made-up systems, as the kernel's documents describe
/// them.
class CoresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsAtLeastOne() { QVERIFY(coreCount() >= 1); }

    void withoutGroupsThereIsNoQuota() {
        const FakeRoot root;
        QCOMPARE(root.quota(), std::optional<int>());
    }

    // In a container the process's group is the tree's first.
    void version2_data() {
        QTest::addColumn<QString>("max");
        QTest::addColumn<int>("cores");  // 0: no quota
        QTest::newRow("none") << "max 100000" << 0;
        QTest::newRow("two") << "200000 100000" << 2;
        QTest::newRow("one and a half") << "150000 100000" << 2;
        QTest::newRow("a tenth") << "10000 100000" << 1;
        QTest::newRow("another period") << "400000 50000" << 8;
        QTest::newRow("no such thing") << "nonsense" << 0;
        QTest::newRow("no period") << "200000 0" << 0;
        QTest::newRow("beyond all numbers") << "9223372036854775807 1" << (1 << 20);
    }
    void version2() {
        QFETCH(QString, max);
        QFETCH(int, cores);
        const FakeRoot root;
        root.write("proc/self/cgroup", "0::/");
        root.write("proc/self/mountinfo", kMounts2);
        root.write("sys/fs/cgroup/cpu.max", max.toStdString());
        QCOMPARE(root.quota().value_or(0), cores);
    }

    void theSmallestOnTheWayUpCounts() {
        const FakeRoot root;
        root.write("proc/self/cgroup", "0::/user.slice/user-1000.slice/app.scope");
        root.write("proc/self/mountinfo", kMounts2);
        root.write("sys/fs/cgroup/user.slice/cpu.max", "300000 100000");
        root.write("sys/fs/cgroup/user.slice/user-1000.slice/app.scope/cpu.max", "max 100000");
        root.write("sys/fs/cgroup/system.slice/cpu.max", "100000 100000");  // not on the way
        QCOMPARE(root.quota(), std::optional(3));
        root.write("sys/fs/cgroup/user.slice/user-1000.slice/cpu.max", "500000 100000");
        QCOMPARE(root.quota(), std::optional(3));
        root.write("sys/fs/cgroup/user.slice/user-1000.slice/app.scope/cpu.max", "200000 100000");
        QCOMPARE(root.quota(), std::optional(2));
    }

    void version1() {
        const FakeRoot root;
        root.write("proc/self/cgroup", "5:cpuset:/x\n4:cpu,cpuacct:/batch/job:7\n0::/");
        root.write("proc/self/mountinfo", kMounts1);
        const std::string group = "sys/fs/cgroup/cpu,cpuacct/batch/job:7/";
        root.write(group + "cpu.cfs_quota_us", "-1");
        root.write(group + "cpu.cfs_period_us", "100000");
        QCOMPARE(root.quota(), std::optional<int>());
        root.write(group + "cpu.cfs_quota_us", "250000");
        QCOMPARE(root.quota(), std::optional(3));
        root.write("sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_quota_us", "100000");
        root.write("sys/fs/cgroup/cpu,cpuacct/batch/cpu.cfs_period_us", "100000");
        QCOMPARE(root.quota(), std::optional(1));
    }

    // Docker with version 1: the group is the system's, the mount begins at the container's.
    void aMountInTheMiddleOfTheTree() {
        const FakeRoot root;
        root.write("proc/self/cgroup", "4:cpu,cpuacct:/docker/abc/inner");
        root.write("proc/self/mountinfo",
                   "32 31 0:29 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu,cpuacct");
        root.write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "400000");
        root.write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        QCOMPARE(root.quota(), std::optional(4));
        root.write("sys/fs/cgroup/cpu/inner/cpu.cfs_quota_us", "100000");
        root.write("sys/fs/cgroup/cpu/inner/cpu.cfs_period_us", "100000");
        QCOMPARE(root.quota(), std::optional(1));
    }

    // A group that lies outside of what a container sees: what is seen counts.
    void aGroupOutOfSight() {
        const FakeRoot root;
        root.write("proc/self/cgroup", "0::/../../outside");
        root.write("proc/self/mountinfo", kMounts2);
        root.write("sys/fs/cgroup/cpu.max", "200000 100000");
        QCOMPARE(root.quota(), std::optional(2));
    }
};

LAB_TEST(CoresTest)
#include "CoresTest.moc"
