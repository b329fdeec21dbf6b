"""Reports: the same findings, written for people or for programs."""

from checker.report.interface import Format, View
from checker.report.registry import FORMATS, SUFFIXES, by_name, by_suffix

__all__ = ["FORMATS", "SUFFIXES", "Format", "View", "by_name", "by_suffix"]
