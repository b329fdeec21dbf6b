"""The command line.  Only this package prints, reads the environment or exits."""

from checker.cli.app import cli


def main() -> None:
    """Run the command ``check`` and exit."""
    cli.main()


__all__ = ["cli", "main"]
