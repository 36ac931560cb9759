#!/bin/sh
# Nothing of a text is lost or changed by dividing it into words; see tests/model/round_trip.c.
cd "$ROOT" || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cat seeds/*.txt | sed 's/$/\r/' >"$scratch/crlf.txt"
cat seeds/*.txt | tr '\n' ' ' >"$scratch/one-line.txt"
cat seeds/*.txt | sed 's/ /  /g; s/\([aeo]\)\([nc]\)/\1\xCC\x81\2/g; s/,/\xE2\x80\x8B,\xFF/' >"$scratch/decomposed.txt"
"$BUILD/tests/model/round_trip" seeds/*.txt tests/model/treebank.tsv "$scratch"/*.txt
