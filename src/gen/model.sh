#!/bin/sh
# Prepares texts for the trainer of the word model and runs it:
#
#     model.sh BUILD [OPTION …] TREEBANK LEXICON [TEXT]
#
# TREEBANK: files, or folders of files, a sentence a line: the text, a tabulator, its words with U+241F between them. Of
# a folder those whose name holds "test" are left out. TEXT: plain text, or JSON Lines with a field "text"; either may be
# compressed (.zst, .gz). TEST, a variable: more files like TREEBANK, to be tested on.
set -eu
build=$1
shift
options=
while [ $# -gt 0 ]; do
    case $1 in
    --features) options="$options $1" && shift ;;
    --*) options="$options $1 $2" && shift 2 ;;
    *) break ;;
    esac
done
treebank=${1:-} lexicon=${2:-} text=${3:-}
if [ -z "$treebank" ] || [ -z "$lexicon" ]; then
    echo 'usage: make model TREEBANK="FILE.tsv …" LEXICON=FILE [TEXT=FILE] [TEST="FILE.tsv …"]' >&2
    exit 2
fi
work=$build/model
mkdir -p "$work"

atoms() { # FILE OUTPUT
    "$build/vanlua" tokenize --quiet --unit syllable --format conllu --language vi -o "$2" "$1"
}

# The files of a treebank, each made ready: prints KIND WORDS ATOMS for the trainer.
number=0
prepare() { # KIND FILE
    number=$((number + 1))
    cut -f 1 "$2" > "$work/gold-$number.txt"
    atoms "$work/gold-$number.txt" "$work/gold-$number.conllu"
    options="$options $1 $2 $work/gold-$number.conllu"
}

# By name, so that the order in which files are given changes nothing.
for place in $treebank; do
    if [ -d "$place" ]; then find "$place" -name '*.tsv' ! -name '*test*'; else echo "$place"; fi
done | awk -F / '{ print $NF "\t" $0 }' | LC_ALL=C sort | cut -f 2 > "$work/treebank"
while read -r file; do prepare --gold "$file"; done < "$work/treebank"
for file in ${TEST:-}; do prepare --test "$file"; done

if [ -n "$text" ]; then
    case $text in
    *.zst) zstd -dcq "$text" > "$work/raw" ;;
    *.gz) gzip -dc "$text" > "$work/raw" ;;
    *) cp "$text" "$work/raw" ;;
    esac
    case $text in
    *.jsonl | *.jsonl.*) "$build/vanlua" run --trust src/gen/model_articles.lua --articles "$work/raw" --lines-to "$work/raw.txt" -o /dev/null ;;
    *) mv "$work/raw" "$work/raw.txt" ;;
    esac
    rm -f "$work/raw"
    atoms "$work/raw.txt" "$work/raw.conllu"
    options="$options --text $work/raw.conllu"
fi

# shellcheck disable=SC2086 # options are words, as the names of files in a make variable are
"$build/gen/model" --lexicon "$lexicon" $options
