#!/bin/sh
# shellcheck disable=SC1091,SC2034 # checks stands beside the tests of the command, and reads status
# The trainer of the word model, with a treebank of thirty sentences: the same data give the same bytes, and what cannot be learned
# from is told with file and line.
. tests/host/checks

data=tests/model
tab=$(printf '\t')
# The trainer works in the folder of what was built: one of its own here.
mkdir -p "$WORK/build/gen" && ln -s "$BUILD/vanlua" "$WORK/build/vanlua" && ln -s "$BUILD/gen/model" "$WORK/build/gen/model" || exit 1
cp src/lang/vi.model "$WORK/shipped"
echo 'A notice: CC BY-SA 4.0' >"$WORK/notice"

# train OPTION … TREEBANK LEXICON [TEXT]; what it tests on is in $TEST
train() {
    src/gen/model.sh "$WORK/build" "$@" </dev/null >"$WORK/out" 2>"$WORK/err"
    status=$?
}
# few OPTION …: in few rounds, for what does not look at the weights
few() { train --rounds 1 --epochs 1 "$@"; }
# as_good NAME PERCENT [LINE]: F1 of the text as written, in a line of the output
as_good() {
    figure=$(sed -n "${3:-1}s/.* F1 \([0-9.]*\), lower case .*/\1/p" "$WORK/out")
    expect_true "$1: F1 is '$figure'" awk "BEGIN { exit !(\"$figure\" != \"\" && ${figure:-0} >= $2 && ${figure:-0} <= 100) }"
}

# Paragraphs as plain text and as articles with headings; enough for syllables, names and sentences to be taken from it.
for _ in 1 2 3 4 5 6 7 8 9; do cut -f 1 "$data/treebank.tsv"; done >"$WORK/text.txt"
{
    printf '{"id": 1, "text": "== Một đề mục ==\\n\\n'
    sed 's/"/\\"/g; s/$/\\n/' "$WORK/text.txt" | tr -d '\n'
    printf '"}\n{"text": "\\n == Kết ==\\n"}\n'
} | sed 's/\\n == Kết ==/\\n== Kết ==/' >"$WORK/text.jsonl"

# Twice, with notice and tests.
TEST="$data/treebank.tsv" && export TEST
train --output "$WORK/first.model" --notice "$WORK/notice" "$data/treebank.tsv" "$data/lexicon.txt"
expect_status 'training' 0
as_good 'what was learned from' 95
expect_in_output 'training' "$data/treebank.tsv"
expect_in_output 'training' "$WORK/first.model: $(($(wc -c <"$WORK/first.model"))) bytes, "
expect_true 'the magic' [ "$(head -c 6 "$WORK/first.model")" = vanlua ]
expect_true 'the notice' grep -aq 'A notice: CC BY-SA 4.0' "$WORK/first.model"
cp "$data/treebank.tsv" "$WORK/copy.tsv"
train --output "$WORK/second.model" --notice "$WORK/notice" "$WORK/copy.tsv" "$data/lexicon.txt"
expect_true 'the same bytes from the same data' cmp -s "$WORK/first.model" "$WORK/second.model"

# A folder is all of its files but the tests, in the order of their names.
mkdir "$WORK/bank" && head -n 16 "$data/treebank.tsv" >"$WORK/bank/a.tsv" && tail -n +17 "$data/treebank.tsv" >"$WORK/bank/b.tsv"
echo 'no treebank' >"$WORK/bank/a-test.tsv" && echo 'none either' >"$WORK/bank/README"
few --output "$WORK/first.model" "$WORK/bank" "$data/lexicon.txt"
expect_status 'a folder' 0
few --output "$WORK/second.model" "$WORK/bank/a.tsv $WORK/bank/b.tsv" "$data/lexicon.txt"
expect_true 'a folder is its files' cmp -s "$WORK/first.model" "$WORK/second.model"

# Raw text, plain, as articles, compressed.
train --output "$WORK/first.model" "$data/treebank.tsv" "$data/lexicon.txt" "$WORK/text.txt"
expect_status 'raw text' 0
expect_in_output 'raw text' 'with the raw text'
as_good 'raw text' 90 2
train --output "$WORK/second.model" "$data/treebank.tsv" "$data/lexicon.txt" "$WORK/text.jsonl"
expect_status 'articles' 0
expect_true 'articles are their paragraphs' cmp -s "$WORK/first.model" "$WORK/second.model"
few --output "$WORK/second.model" "$data/treebank.tsv" "$data/lexicon.txt"
expect_true 'the raw text changes something' [ "$(cksum <"$WORK/first.model")" != "$(cksum <"$WORK/second.model")" ]
for packed in gzip:gz zstd:zst; do
    tool=${packed%:*}
    if ! command -v "$tool" >/dev/null 2>&1; then continue; fi
    "$tool" -qc "$WORK/text.jsonl" >"$WORK/packed.jsonl.${packed#*:}"
    rm -f "$WORK/second.model"
    train --output "$WORK/second.model" "$data/treebank.tsv" "$data/lexicon.txt" "$WORK/packed.jsonl.${packed#*:}"
    expect_true "$tool" cmp -s "$WORK/first.model" "$WORK/second.model"
done

# What each feature is worth.
few --features "$data/treebank.tsv" "$data/lexicon.txt"
expect_status 'features' 0
figures=$(grep -c ' F1 [0-9.]*, lower case ' "$WORK/out")
features=$(sed -n 's/^- \(.*\) F1 .*/\1/p' "$WORK/out" | sort -u | wc -l)
expect_true 'features' [ "$features" -gt 10 ]
expect_true 'a line for all and one for each feature' [ "$figures" -eq $((features + 1)) ]
unset TEST

# refused NAME TEXT ARGUMENT …: exit 1, the text on standard error, and no model
refused() {
    what=$1 message=$2
    shift 2
    rm -f "$WORK/none.model"
    few --output "$WORK/none.model" "$@"
    expect_status "$what" 1
    expect_error "$what" "$message"
    expect_true "$what: no model" [ ! -e "$WORK/none.model" ]
}
separator=$(printf '\342\220\237')
head -n 2 "$data/treebank.tsv" >"$WORK/good.tsv"
{ cat "$WORK/good.tsv" && echo "Trời mưa.${tab}Trời${separator}nắng$separator."; } >"$WORK/bad.tsv"
refused 'other letters' "$WORK/bad.tsv:3: the words have other letters than the text" "$WORK/bad.tsv" "$data/lexicon.txt"
{ cat "$WORK/good.tsv" && echo "Trời mưa.${tab}Trời${separator}mưa"; } >"$WORK/bad.tsv"
refused 'fewer letters' "$WORK/bad.tsv:3: the words have other letters than the text" "$WORK/bad.tsv" "$data/lexicon.txt"
{ cat "$WORK/good.tsv" && echo 'Trời mưa.' && cat "$WORK/good.tsv"; } >"$WORK/bad.tsv"
refused 'no tabulator' "$WORK/bad.tsv:3: no tabulator" "$WORK/bad.tsv" "$data/lexicon.txt"
{ echo && cat "$WORK/good.tsv"; } >"$WORK/bad.tsv"
refused 'a blank line' "$WORK/bad.tsv:1: no tabulator" "$WORK/bad.tsv" "$data/lexicon.txt"
{ cat "$WORK/good.tsv" && echo "$tab"; } >"$WORK/bad.tsv"
refused 'a sentence without words' "$WORK/bad.tsv:3: the text has fewer lines" "$WORK/bad.tsv" "$data/lexicon.txt"
: >"$WORK/bad.tsv"
refused 'an empty treebank' "$WORK/bad.tsv: no sentence" "$WORK/bad.tsv" "$data/lexicon.txt" "$WORK/text.txt"
refused 'no treebank' "$WORK/none.tsv" "$WORK/none.tsv" "$data/lexicon.txt"
refused 'no lexicon' "$WORK/none.txt: " "$data/treebank.tsv" "$WORK/none.txt"
refused 'no text' "$WORK/none.txt" "$data/treebank.tsv" "$data/lexicon.txt" "$WORK/none.txt"
refused 'no notice' "$WORK/none.txt: " --notice "$WORK/none.txt" "$data/treebank.tsv" "$data/lexicon.txt"
refused 'no rounds' "--rounds: '0' is no number from 1" --rounds 0 "$data/treebank.tsv" "$data/lexicon.txt"
refused 'no number' "--hashed-bits: '99' is no number" --hashed-bits 99 "$data/treebank.tsv" "$data/lexicon.txt"
refused 'no number at all' "--steps: '4x' is no number" --steps 4x "$data/treebank.tsv" "$data/lexicon.txt"
refused 'an option that is none' "'--colour' is no option" --colour red "$data/treebank.tsv" "$data/lexicon.txt"
few --output "$WORK/none/none.model" "$data/treebank.tsv" "$data/lexicon.txt"
expect_status 'nowhere to write' 1
expect_error 'nowhere to write' "$WORK/none/none.model: "
[ ! -e /dev/full ] || {
    few --output /dev/full "$data/treebank.tsv" "$data/lexicon.txt"
    expect_status 'a full disk' 1
}
few "$data/treebank.tsv"
expect_status 'usage' 2
expect_error 'usage' 'usage: make model'
cut -f 1 "$WORK/good.tsv" | "$VANLUA" tokenize --unit syllable --format conllu --language vi >"$WORK/good.conllu" 2>/dev/null
head -n 1 "$WORK/good.tsv" >"$WORK/short.tsv"
"$BUILD/gen/model" --lexicon "$data/lexicon.txt" --gold "$WORK/short.tsv" "$WORK/good.conllu" >"$WORK/out" 2>"$WORK/err"
status=$?
expect_status 'fewer lines' 1
expect_error 'fewer lines' "$WORK/short.tsv:1: the text has more lines"

expect_true 'the model of the program is as it was' cmp -s src/lang/vi.model "$WORK/shipped"
finish
