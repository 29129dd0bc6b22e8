# SPDX-License-Identifier: GPL-3.0-or-later
# How far a long step of ./lab is: one moving line on a terminal, a line each tenth in a log.
# Sourced by ./lab, whose say() it uses.

shownTenth=-1

# showProgress PERCENT TEXT
showProgress() {
    if [[ -t 2 ]]; then
        printf '\r\033[Klab: %s' "${2:0:$((${COLUMNS:-80} - 6))}" >&2
    elif (($1 / 10 != shownTenth)); then
        shownTenth=$(($1 / 10))
        say "$2"
    fi
}

# Before other text, and at the end.
endProgress() {
    if [[ -t 2 ]]; then
        printf '\r\033[K' >&2
    fi
}

# timeLeft SECONDS-SO-FAR DONE ALL: a guess once some of the work is done.
timeLeft() {
    if (($1 < 10 || $2 == 0)); then
        return
    fi
    local minutes=$((($1 * ($3 - $2) / $2 + 30) / 60))
    case $minutes in
        0) printf ', less than a minute left' ;;
        1) printf ', about a minute left' ;;
        *) printf ', about %d minutes left' "$minutes" ;;
    esac
}

# followBuild: Ninja's output as progress; what compilers say is passed on.
followBuild() {
    local began=$SECONDS line finished all
    local step='^\[([0-9]+)/([0-9]+)\] (.*)$'
    while IFS= read -r line; do
        if [[ $line =~ $step ]]; then
            finished=${BASH_REMATCH[1]}
            all=${BASH_REMATCH[2]}
            if [[ ${BASH_REMATCH[3]} != Re-* ]]; then
                showProgress $((100 * finished / all)) \
                    "Building, step $finished of $all$(timeLeft $((SECONDS - began)) "$finished" "$all")"
            fi
        elif [[ $line != 'ninja: no work to do.' ]]; then
            endProgress
            printf '%s\n' "$line" >&2
        fi
    done
    endProgress
}

# followApt LOG: apt's Status-Fd lines as progress; the rest goes into LOG.
followApt() {
    local line
    local status='^(dl|pm)status:.*:([0-9]+)[.,][0-9]+:'
    while IFS= read -r line; do
        if [[ $line =~ $status ]]; then
            if [[ ${BASH_REMATCH[1]} == dl ]]; then
                showProgress "${BASH_REMATCH[2]}" "Loading packages, ${BASH_REMATCH[2]} %"
            else
                showProgress "${BASH_REMATCH[2]}" "Installing packages, ${BASH_REMATCH[2]} %"
            fi
        else
            printf '%s\n' "$line" >>"$1"
        fi
    done
    endProgress
}
