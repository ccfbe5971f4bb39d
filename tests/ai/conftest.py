"""Lets the tests of every folder below import the small world beside this file."""
