
# Ids complete too: the program itself is asked, and knows which kind a place takes.
_career_with_ids() {
    local -a ids
    ids=(${(f)"$(career complete-ids -- ${words[2,CURRENT-1]} 2>/dev/null)"})
    if [[ ${words[CURRENT]} != -* && ${#ids} -gt 0 ]]; then
        compadd -a ids
    else
        _career "$@"
    fi
}
compdef _career_with_ids career
