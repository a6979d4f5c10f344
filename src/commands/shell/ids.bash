
# Ids complete too: the program itself is asked, and knows which kind a place takes.
_career_with_ids() {
    _career "$@"
    local current="${COMP_WORDS[COMP_CWORD]}"
    [[ $current == -* ]] && return
    local ids
    ids=$(career complete-ids -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null) || return
    [[ -n $ids ]] && COMPREPLY=($(compgen -W "$ids" -- "$current"))
    return 0
}
complete -F _career_with_ids -o nosort -o bashdefault -o default career 2>/dev/null ||
    complete -F _career_with_ids -o bashdefault -o default career
