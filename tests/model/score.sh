#!/bin/sh
# shellcheck disable=SC1091,SC2034 # checks stands beside the tests of the command, and reads status
# The figures of `make bench`, with sentences whose words are certain.
. tests/host/checks

separator=$(printf '\342\220\237')
bank() { sed "s/|/$separator/g" | tr '@' '\t' >"$WORK/bank.tsv"; } # @ for the tabulator, | between words
score() {
    run run --trust "tests/bench/scripts/$1.lua" --treebanks "$WORK/bank.tsv"
    expect_status "$1" "${2:-0}"
}
# row NAME FIGURE …: the words of that row
row() {
    name=$1
    shift
    figures=$(sed -n "s/^$name  *\([0-9. ]*\)\$/\1/p" "$WORK/out" | tr -s ' ')
    expect_true "$name: '$figures', not '$*'" [ "$figures" = "$*" ]
}

# All right, in any case; white space and _ of either side are no letters.
printf '%s\n' 'Cải cách  hành chính .@Cải cách|hành chính|.' 'xe của tôi@xe|của|_tôi' | bank
score score
row 'bank.tsv' 100.00 100.00 100.00 100.00 100.00 100.00 100.0
row 'bank.tsv, lower case' 100.00 100.00 100.00 100.00 100.00 100.00 100.0
row 'bank.tsv, upper case' 100.00 100.00 100.00 100.00 100.00 100.00 100.0
# Told: Cải_cách hành_chính . / xe của tôi / hành_chính
printf '%s\n' 'Cải cách hành chính .@Cải cách|hành|chính|.' 'xe của tôi@xe của|tôi' 'hành chính@hành chính' | bank
score score
row 'bank.tsv' 57.14 57.14 57.14 66.67 66.67 66.67 33.3
score errors
expect_in_output 'errors' '2 gaps told wrong, 7 words, 0 ends of words inside a token'
expect_in_output 'errors' 'xe_của → xe của'
expect_in_output 'errors' 'hành chính → hành_chính'
expect_in_output 'an uneven pair' 'two syllables that the gold text itself both joins and parts: joined'
# Words of the gold text inside a token.
printf '%s\n' 'khí CO2@khí|CO|2' | bank
score score
row 'bank.tsv' 50.00 33.33 40.00 0.00 0.00 0.00 0.0
score errors
expect_in_output 'inside a token' '0 gaps told wrong, 3 words, 1 ends of words inside a token'
printf '%s\n' 'xe của tôi@xe|của|tôi' 'xe của tôi@xe|của' | bank
score score 1
expect_error 'other letters' "$WORK/bank.tsv:2: the words have other letters than the text"
printf '%s\n' 'xe của tôi' | bank
score score 1
expect_error 'no tabulator' "$WORK/bank.tsv:1: no tabulator"

# The case of Vietnamese letters.
cat >"$WORK/case.lua" <<'END'
local treebank = dofile "tests/bench/scripts/treebank.lua"
local lower = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
local upper = "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴFJWZ"
local others = "0 _-×÷ß中\u{301}"
return { summary = "Case", inputs = false, run = function()
  return treebank.lower(upper) == lower and treebank.upper(lower) == upper and treebank.lower(lower .. others) == lower .. others
    and treebank.upper(upper .. others) == upper .. others and "good" or "bad"
end }
END
run run --trust "$WORK/case.lua"
expect_output 'case' good

finish
