#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-translations.sh LUPDATE SOURCE-ROOT: each sentence of the window has its translation in each
# file of translations/, and equal sentences have equal ones (ui/base/Language.cpp looks them up
# without their context). Prints what lacks one; exits 1 then. To add new sentences to the files, run
#   LUPDATE -no-obsolete -locations none -I . -tr-function-alias tr+=say,tr+=phrase,tr+=asPhrase \
#       core ui app -ts translations/*.ts
# say() is ui's, phrase() and asPhrase() are core's (core/base/Phrase.h).
set -euo pipefail
lupdate=$1
cd -- "$2"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for file in translations/*.ts; do
    copy=$work/$(basename -- "$file")
    cp -- "$file" "$copy"
    "$lupdate" -silent -no-obsolete -locations none -I . \
        -tr-function-alias tr+=say,tr+=phrase,tr+=asPhrase core ui app -ts "$copy" >/dev/null 2>&1
    sentences=$(grep -c '<source>' "$copy" || true)
    if ((sentences < 500)); then
        echo "lupdate found only $sentences sentences in core, ui and app: is $lupdate the right one?" >&2
        exit 1
    fi
    if grep -q 'type="unfinished"' "$copy"; then
        echo "$file lacks the translation of:"
        grep -B 2 'type="unfinished"' "$copy" | sed -n 's/.*<source>\(.*\)<\/source>.*/  \1/p'
        failed=1
    fi
    if ! diff -q <(grep '<source>' "$file" | sort -u) <(grep '<source>' "$copy" | sort -u) \
        >/dev/null; then
        echo "$file has sentences that the window no longer says, or lacks some:"
        diff <(grep '<source>' "$file" | sort -u) <(grep '<source>' "$copy" | sort -u) || true
        failed=1
    fi
    different=$(grep -A 1 '<source>' "$copy" | grep -v '^--' | paste - - | sort -u |
        sed 's/<\/source>.*//' | sort | uniq -d)
    if [[ -n $different ]]; then
        echo "$file has different translations of equal sentences:"
        echo "$different"
        failed=1
    fi
done
exit $failed
