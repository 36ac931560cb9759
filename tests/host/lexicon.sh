#!/bin/sh
# shellcheck disable=SC1091 # checks stands beside
# The user's own words: where they apply, and who may read them.
. tests/host/checks

mkdir "$WORK/texts" "$WORK/scripts"
printf 'Cải cách hành chính.' >"$WORK/texts/a.txt"
printf 'Hành chính và cải cách hành chính.' >"$WORK/texts/b.txt"
printf 'cải cách hành chính\nhành chính\nvà\n' >"$WORK/words.txt"

cat >"$WORK/scripts/whole.lua" <<'END'
return { run = function(corpus) return corpus:frequencies():top(0) end }
END
cat >"$WORK/scripts/stream.lua" <<'END'
return { map = function(document) return document:frequencies() end, finish = function(all) return all:top(0) end }
END
counted='term	count	documents	per_million
cải cách hành chính	2	2	500000
hành chính	1	1	250000
và	1	1	250000'
for kind in whole stream; do
    run "$WORK/scripts/$kind.lua" --lexicon "$WORK/words.txt" "$WORK/texts"
    expect_status "$kind" 0
    expect_output "$kind" "$counted"
    run --lexicon="$WORK/words.txt" "$WORK/scripts/$kind.lua" "$WORK/texts"
    expect_output "$kind, ahead of the name" "$counted"
    run "$WORK/scripts/$kind.lua" --lexicon "$WORK/nothing.txt" "$WORK/texts"
    expect_status "$kind, no such file" 3
    expect_silence "$kind, no such file"
    expect_error "$kind, no such file" "nothing.txt: cannot be read"
    run "$WORK/scripts/$kind.lua" --meta --lexicon "$WORK/words.txt" "$WORK/texts"
    expect_in_output "$kind, meta" "# lexicon: $WORK/words.txt"
    expect_in_output "$kind, meta" '# unit: word'
    expect_in_output "$kind, meta" '# tokens: 6'
    run "$WORK/scripts/$kind.lua" --limit-memory 1K --lexicon "$WORK/words.txt" "$WORK/texts"
    expect_status "$kind, no memory" 4
done

cat >"$WORK/scripts/syllables.lua" <<'END'
return { options = { { name = "unit", type = "choice", choices = { "word", "syllable" }, default = "syllable" } },
  run = function(corpus, options) return corpus:frequencies{ unit = options.unit }.total end }
END
run "$WORK/scripts/syllables.lua" --meta --lexicon "$WORK/words.txt" "$WORK/texts"
expect_in_output 'sizes in the unit of the option' '# tokens: 13'
run "$WORK/scripts/syllables.lua" --unit word --meta --lexicon "$WORK/words.txt" "$WORK/texts"
expect_in_output 'sizes in the unit of the option' '# tokens: 6'

cat >"$WORK/scripts/read.lua" <<'END'
local vanlua = require "vanlua"
return { inputs = false, options = { { name = "file", type = "string" } },
  run = function(_, options)
    return vanlua.corpus({ { text = "cải cách hành chính", language = "vi" } }, { lexicon = options.file }):frequencies().total
  end }
END
run "$WORK/scripts/read.lua" --file "$WORK/words.txt"
expect_status 'a file that was not named' 1
expect_error 'a file that was not named' 'words.txt: '
expect_silence 'a file that was not named'
run "$WORK/scripts/read.lua" --file "$WORK/words.txt" --allow-read "$WORK"
expect_output 'a file that may be read' 1
cp "$WORK/words.txt" "$WORK/scripts"
run "$WORK/scripts/read.lua" --file "$WORK/scripts/words.txt"
expect_output 'a file in its own folder' 1

cat >"$WORK/scripts/again.lua" <<'END'
local vanlua = require "vanlua"
return { options = { { name = "file", type = "string" } },
  run = function(_, options) return vanlua.text.words("Cải cách hành chính.", { lexicon = options.file })[1] end }
END
run "$WORK/scripts/again.lua" --lexicon "$WORK/words.txt" --file "$WORK/words.txt" "$WORK/texts"
expect_output 'the file of --lexicon, read by the script' 'Cải cách hành chính'

# Several files are one lexicon, in their order.
printf '# what belongs together\ncải_cách\n' >"$WORK/first.txt"
printf 'hành chính\nvà\n-cải cách\n' >"$WORK/second.txt"
for kind in whole stream; do
    run "$WORK/scripts/$kind.lua" --meta --lexicon "$WORK/first.txt" --lexicon "$WORK/second.txt" "$WORK/texts"
    expect_in_output "$kind, two files" "# lexicon: $WORK/first.txt,$WORK/second.txt"
    expect_in_output "$kind, two files" '# lexicon_words: 3'
    expect_in_output "$kind, two files" '# tokens: 10'
    run "$WORK/scripts/$kind.lua" --meta --lexicon "$WORK/second.txt" --lexicon "$WORK/first.txt" "$WORK/texts"
    expect_in_output "$kind, the last entry counts" '# tokens: 8'
    run "$WORK/scripts/$kind.lua" --lexicon "$WORK/first.txt" --lexicon '' "$WORK/texts"
    expect_status "$kind, a file without name" 2
    run "$WORK/scripts/$kind.lua" --lexicon "$WORK/first.txt" --lexicon "$WORK/second.txt" -o "$WORK/second.txt" "$WORK/texts"
    expect_error "$kind, output is the second" 'this is the lexicon'
    run "$WORK/scripts/again.lua" --lexicon "$WORK/words.txt" --lexicon "$WORK/first.txt" --file "$WORK/words.txt" "$WORK/texts"
    expect_output 'the first of two files, read by the script' 'Cải cách hành chính'

    # Where nothing is Vietnamese it has no effect, which is said once.
    run "$WORK/scripts/$kind.lua" --language en --lexicon "$WORK/words.txt" "$WORK/texts"
    expect_error "$kind, not Vietnamese" 'vanlua: --lexicon has no effect, as no document is Vietnamese'
    expect_true "$kind, said once" test "$(wc -l <"$WORK/err")" -eq 1
    run "$WORK/scripts/$kind.lua" --quiet --language en --lexicon "$WORK/words.txt" "$WORK/texts"
    expect_no_error "$kind, quiet" 'lexicon'
    for language in vi vie; do
        run "$WORK/scripts/$kind.lua" --language $language --lexicon "$WORK/words.txt" "$WORK/texts"
        expect_output "$kind, $language" "$counted"
        expect_no_error "$kind, $language" 'vanlua'
    done
done
run tokenize --language en --lexicon "$WORK/words.txt" "$WORK/texts"
expect_error 'tokenize, not Vietnamese' '--lexicon has no effect'
run tokenize --lexicon "$WORK/words.txt" "$WORK/texts"
expect_no_error 'tokenize' '--lexicon has no effect'
run tokenize --lines --language en --lexicon "$WORK/words.txt" "$WORK/texts/a.txt"
expect_error 'lines, not Vietnamese' '--lexicon has no effect'
run tokenize --lines --language vi --lexicon "$WORK/words.txt" "$WORK/texts/a.txt"
expect_no_error 'lines' '--lexicon has no effect'

# The country's code is no code of the language.
for tag in vn VN vn-VN; do
    run frequency --language $tag "$WORK/texts"
    expect_status "$tag" 0
    expect_error "$tag" "is no code of Vietnamese: did you mean 'vi'?"
done
run frequency --quiet --language vn "$WORK/texts"
expect_no_error 'vn, quiet' 'vn'
run frequency --language vni "$WORK/texts"
expect_no_error 'vni' 'vni'

finish
