# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D IN=x.ts -D OUT=y.ts -P FlattenTranslation.cmake: all contexts become one, "lab", because
# the program looks sentences up without their context (ui/base/Language.cpp).
file(READ "${IN}" text)
string(REGEX REPLACE "</context>[ \t\r\n]*<context>[ \t\r\n]*<name>[^<]*</name>" "" text "${text}")
string(REGEX REPLACE "<name>[^<]*</name>" "<name>lab</name>" text "${text}")
file(WRITE "${OUT}" "${text}")
