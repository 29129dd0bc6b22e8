#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-layering.sh [SOURCE-ROOT]: the layers of docs/ARCHITECTURE.md, read off the #include lines.
# Prints each line that breaks one, and why; exits 1 when there is any.
set -euo pipefail
cd -- "${1:-$(dirname -- "${BASH_SOURCE[0]}")/../..}"

# Each folder of core uses only itself and those before it.
coreOrder=(base nn data weights train model run verdict bench infer trace analysis)
# The floors of ui, from the ground up: a room uses only itself and rooms on floors below it.
uiFloors=(
    "base theme"
    "parts experiments"
    "diagram maps plots intake"
    "curves networks inspect classify"
    "train lesson"
    "shell"
)
# The rooms that are a page and all that only it shows: none uses another.
uiPages=(networks inspect classify train lesson)

broken=0
report() { # FILE:LINE REASON
    printf '%s: %s\n' "$1" "$2"
    broken=1
}

# ---- What is included where ------------------------------------------------------------------

present=()
for folder in core ui app tests; do
    if [[ -d $folder ]]; then
        present+=("$folder")
    fi
done
if [[ ! -d core ]]; then
    echo "There is no folder core in $PWD: give the source root as the argument." >&2
    exit 1
fi

# includes[i] is in files[i] at places[i]. <system> headers keep their "<", ours lose the quotes.
files=() places=() includes=()
while IFS=: read -r file line include; do
    files+=("$file")
    places+=("$file:$line")
    includes+=("$include")
done < <(grep -rnE --include='*.h' --include='*.cpp' '^\s*#\s*include\s*[<"]' "${present[@]}" |
    sed -E 's/^([^:]*:[0-9]+:)[^<"]*"?(<?[^">]*).*/\1\2/' | sort -t: -k1,1 -k2,2n)

isTorch() { [[ ${1#<} =~ ^(torch|ATen|c10|caffe2)/ ]]; }

# heavy[file]: the torch header or the heavy file by which this file includes torch.
declare -A heavy
findHeavy() {
    local i changed=1
    while ((changed)); do
        changed=0
        for i in "${!files[@]}"; do
            if [[ -z ${heavy[${files[i]}]:-} ]] &&
                { isTorch "${includes[i]}" || [[ -n ${heavy[${includes[i]}]:-} ]]; }; then
                heavy[${files[i]}]=${includes[i]#<}
                changed=1
            fi
        done
    done
}

# "core/run/Run.h -> core/nn/Network.h -> torch/torch.h"
chainOf() {
    local chain=$1 next=${heavy[$1]}
    while [[ -n $next ]]; do
        chain+=" -> $next"
        next=${heavy[$next]:-}
    done
    printf '%s' "$chain"
}

# ---- The rules, each for one include ---------------------------------------------------------

# Of a chain of includes the line that leaves ui and app is reported: that is where to repair it.
checkTorchFree() { # PLACE INCLUDE
    if isTorch "$2"; then
        report "$1" "ui and app include no torch header (${2#<})"
    elif [[ $2 == core/* && -n ${heavy[$2]:-} ]]; then
        report "$1" "ui and app include no torch header ($(chainOf "$2"))"
    fi
}

rankOf() { # FOLDER LINE..., as a number in rank: which line names it; empty when none does
    local folder=$1 i
    shift
    rank=
    for ((i = 1; i <= $#; ++i)); do
        if [[ " ${!i} " == *" $folder "* ]]; then
            rank=$i
        fi
    done
}

folderOf() { # core/FOLDER/FILE, or ui/FOLDER/FOLDER/FILE, as folder
    folder=${1#*/}
    folder=${folder%%/*}
}

isPage() { [[ " ${uiPages[*]} " == *" $1 "* ]]; }

checkCore() { # FILE PLACE INCLUDE
    local from fromRank
    case $3 in
        '<Q'* | Q*) report "$2" "core includes no Qt (${3#<})" ;;
        ui/* | app/* | tests/*) report "$2" "core includes nothing above it ($3)" ;;
        core/*)
            folderOf "$1"
            rankOf "$folder" "${coreOrder[@]}"
            from=$folder fromRank=$rank
            folderOf "$3"
            rankOf "$folder" "${coreOrder[@]}"
            if [[ -z $fromRank || -z $rank ]]; then
                report "$2" "core/$from or core/$folder is not in the order: ${coreOrder[*]}"
            elif ((rank > fromRank)); then
                report "$2" "core/$from includes nothing of core/$folder, which comes after it ($3)"
            fi
            ;;
    esac
}

checkUi() { # FILE PLACE INCLUDE
    local from fromRank
    folderOf "$1"
    rankOf "$folder" "${uiFloors[@]}"
    from=$folder fromRank=$rank
    if [[ -z $fromRank ]]; then
        report "$2" "ui/$from is in no room: ${uiFloors[*]}"
    elif [[ $3 == app/* ]]; then
        report "$2" "ui includes nothing of app ($3)"
    elif [[ $3 == ui/* ]]; then
        folderOf "$3"
        rankOf "$folder" "${uiFloors[@]}"
        if [[ $folder == "$from" ]]; then
            return
        elif [[ -z $rank ]]; then
            report "$2" "ui/$folder is in no room: ${uiFloors[*]}"
        elif isPage "$from" && isPage "$folder"; then
            report "$2" "a page includes no other page: ui/$from, ui/$folder ($3)"
        elif ((rank >= fromRank)); then
            report "$2" "ui/$from includes nothing of ui/$folder, which is not below it ($3)"
        fi
    fi
}

checkAnywhere() { # FILE PLACE INCLUDE
    local opencv='core|imgproc|imgcodecs'
    [[ $1 == tests/* ]] && opencv+='|dnn' # which reads what is exported
    if [[ $3 =~ opencv2/ && ! $3 =~ opencv2/($opencv)[./] ]]; then
        report "$2" "of OpenCV only core, imgproc and imgcodecs; highgui brings Qt 5 (${3#<})"
    fi
    if [[ $3 != */* && $3 != '<'* && -e ${1%/*}/$3 || $3 == ../* || $3 == ./* ]]; then
        report "$2" "paths of our own headers start at the source root ($3)"
    fi
}

# Of POSIX, Linux and glibc: what a port to another system has to write again.
isSystem() { [[ $1 =~ ^'<'((sys|linux|arpa|net|netinet)/|(unistd|fcntl|sched|pthread|signal|csignal|poll|termios|dirent|dlfcn|malloc|pwd|grp|netdb|execinfo)(\.h)?$) ]]; }

checkSystem() { # FILE PLACE INCLUDE
    if [[ $1 != core/base/platform/* && $1 != tests/* ]] && isSystem "$3"; then
        report "$2" "the operating system's headers belong to core/base/platform (${3#<})"
    fi
}

# qcustomplot.h needs Qt's keywords, so exactly one header of ui wraps it.
checkQCustomPlot() {
    local i wrapper=
    for i in "${!files[@]}"; do
        if [[ ! ${includes[i]} =~ (^|[</])qcustomplot\.h$ ]]; then
            continue
        elif [[ -z $wrapper && ${files[i]} == ui/*.h ]]; then
            wrapper=${files[i]}
        else
            report "${places[i]}" "qcustomplot.h is included by one header in ui alone ($wrapper)"
        fi
    done
}

# The process-wide generator is shared by threads: Random takes its place.
checkText() { # PATTERN REASON FOLDER...
    local pattern=$1 reason=$2 file line text
    shift 2
    while IFS=: read -r file line text; do
        if [[ ${text%%//*} =~ $pattern ]]; then
            report "$file:$line" "$reason (${BASH_REMATCH[0]})"
        fi
    done < <(grep -rnE --include='*.h' --include='*.cpp' "$pattern" "$@")
}

findHeavy
for i in "${!files[@]}"; do
    file=${files[i]} place=${places[i]} include=${includes[i]}
    case $file in
        ui/* | app/*) checkTorchFree "$place" "$include" ;;
    esac
    case $file in
        core/*) checkCore "$file" "$place" "$include" ;;
        ui/*) checkUi "$file" "$place" "$include" ;;
    esac
    checkAnywhere "$file" "$place" "$include"
    checkSystem "$file" "$place" "$include"
done
checkQCustomPlot
checkText '(torch|at)::manual_seed|torch::nn::init::' "core uses the process-wide generator" core
checkText 'cv::(imshow|namedWindow|waitKey)' "highgui is never called" "${present[@]}"
# QApplication sets the C locale to the person's, where these write and read "7,26".
checkText '(^|[^a-zA-Z_])(strto(d|f|ld)|sto(d|f|ld)|atof|v?s?n?printf|vf?printf|fprintf|o?stringstream)([^a-zA-Z_]|$)' \
    "numbers are written by core/base/Numbers or libfmt, and read by numberFrom()" core app
# Names from strangers' files carry escape sequences; and a full disk is told in one place.
checkText 'std::(cout|cerr|clog|puts)|(^|[^f])printf *\(' "the commands speak through app/Console" \
    $(find app -name '*.cpp' ! -name Console.cpp)
exit "$broken"
