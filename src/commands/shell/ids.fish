
# Ids complete too: the program itself is asked, and knows which kind a place takes.
function __career_ids
    set -l words (commandline -opc)
    career complete-ids -- $words[2..-1] 2>/dev/null
end
complete -c career -f -a '(__career_ids)'
