#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""draw_history.py [OUTPUT.svg]: draws docs/performance-history.csv, the ratio of each measurement
to its peer over time, a panel a machine. Times (ms, s) are ours over the peer's, speeds too: above
one is faster for speeds, slower for times, as the legend says. Needs matplotlib
(python3-matplotlib)."""

import csv
import datetime
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import dates, pyplot

HISTORY = pathlib.Path(__file__).resolve().parents[2] / "docs" / "performance-history.csv"


def main():
    output = sys.argv[1] if len(sys.argv) > 1 else "performance-history.svg"
    with open(HISTORY, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    machines = list(dict.fromkeys(row["machine"] for row in rows))
    figure, panels = pyplot.subplots(len(machines), 1, figsize=(11, 2.6 * len(machines)),
                                   squeeze=False, sharex=True)
    for panel, machine in zip(panels[:, 0], machines):
        lines = {}
        for row in rows:
            if row["machine"] == machine:
                way = "time" if row["unit"] in ("ms", "s") else "speed"
                name = " ".join(part for part in (row["what"], row["precision"], "(" + way + ")") if part)
                lines.setdefault(name, []).append(
                    (datetime.date.fromisoformat(row["date"]), float(row["ratio"])))
        for name, points in lines.items():
            panel.plot(*zip(*sorted(points)), marker="o", label=name)
        panel.axhline(1, color="grey", linewidth=0.8)
        panel.set_title(machine, loc="left")
        panel.set_ylabel("ours / peer")
        panel.xaxis.set_major_formatter(dates.DateFormatter("%m-%d"))
        panel.xaxis.set_major_locator(dates.AutoDateLocator(maxticks=8))
        panel.legend(fontsize=6, loc="center left", bbox_to_anchor=(1, 0.5))
    figure.tight_layout()
    figure.savefig(output)


if __name__ == "__main__":
    main()
