#!/bin/sh
# Fails allocation after allocation; see tests/fault/allocation.c. A sanitized build tries fewer points.
cd "$ROOT" || exit 1
exec "$BUILD/tests/fault/allocation" "$([ -z "$SAN" ] && echo 300 || echo 80)"
