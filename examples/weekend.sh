#!/bin/sh
# Plan a weekend, print it as a PDF and a calendar file, and read one thing from its JSON.
set -eu
told() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
slug=$(tripai plan "next weekend in Paris for a couple, art and food" --json | told slug)
tripai export "$slug" --to pdf,ics
tripai show "$slug" --json | told title
