# Completion of vanlua for fish: the command itself answers what may stand at the end of the line.

function __vanlua_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path (commandline -ct)
        else
            printf '%s\n' $line
        end
    end
end

complete -c vanlua -f -a '(__vanlua_complete)'
