#!/bin/sh
# That nothing of the text is lost or changed by dividing it into words, whole and in pieces; see tests/model/round_trip.c.
set -u
exec "$BUILD/tests/model/round_trip" "$BENCH_TEXT"
