"""Reports: the same findings, written for people or for programs."""

from checker.report.interface import Format, View
from checker.report.registry import FORMATS, by_name

__all__ = ["FORMATS", "Format", "View", "by_name"]
