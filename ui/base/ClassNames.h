// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string>
#include <vector>

namespace lab {

// What a class is called, and known by. Pure functions; any thread.

/// A class' first synonym: "tench" of "tench, Tinca tinca".
QString shortName(const std::string& className);

/// What of a class' name counts when a folder is compared with it: "T-Shirt_top" is "tshirttop".
QString classKey(const QString& name);

/// Keys of all classes and of the synonyms in their names ("tench, Tinca tinca", "T-shirt/top").
QHash<QString, int> classKeysOf(const std::vector<std::string>& classes);

}  // namespace lab
