#!/bin/sh
# Plan a weekend, print it as a PDF and a calendar file, and read one thing from its JSON.
set -eu
tripai plan "next weekend in Paris for a couple, art and food" --name paris-weekend --quiet > /dev/null
tripai export paris-weekend --to pdf,ics --force
tripai show paris-weekend --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["title"])'
