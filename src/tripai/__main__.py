"""Run the command line: python -m tripai."""

from tripai.cli.app import main

main()
