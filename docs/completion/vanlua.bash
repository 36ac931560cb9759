# Completion of vanlua for bash: the command itself answers what may stand at the end of the line.

_vanlua() {
    local line word i current
    local -a words=()
    # Bash cuts words at = and :, which stand within options and names.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 1)) && [[ $word == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    current=${words[${#words[@]} - 1]}
    # What stands ahead of the part that bash replaces.
    local ahead=
    if [[ $current == *[=:]* ]]; then ahead=${current%"${current##*[=:]}"}; fi
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "${current#"$ahead"}")
        else
            line=${line%%$'\t'*}
            COMPREPLY+=("${line#"$ahead"}")
        fi
    done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)
    # Lists go on with a comma, words do not.
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *=* ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -F _vanlua vanlua
