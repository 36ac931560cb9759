#!/bin/sh
# Comparing 2,000 articles with each other by the cosine of their tf-idf vectors, beside scikit-learn on the same words: CPU of the
# comparison alone, after the texts have been opened and divided into words. Beyond the text's own articles none are made: fewer
# are compared where it is short.
set -u
articles=$BUILD/bench/articles
mkdir -p "$articles"
# Articles of about 3 KB each; a line is never divided.
awk -v folder="$articles" -v most=2000 '
    size == 0 && count == most { exit }
    size == 0 { if (file != "") close(file); file = sprintf("%s/%04d.txt", folder, count++) }
    { print >file; size += length($0) + 1; if (size >= 3000) size = 0 }
' "$BENCH_TEXT"
vanlua run --trust "$ROOT/tests/bench/scripts/similarity.lua" --words "$articles.words" --quiet "$articles"
python=
for each in /usr/bin/python3 python3; do
    if "$each" -c 'import sklearn' 2>/dev/null; then python=$each && break; fi
done
if [ -n "$python" ]; then "$python" "$ROOT/tests/bench/scripts/similarity.py" "$articles.words"
else echo "scikit-learn is missing (python3-sklearn): not compared with it"; fi
rm -rf "$articles" "$articles.words"
