"""Lets ``python -m checker.cli`` be the command ``check``."""

from checker.cli import main

main()
