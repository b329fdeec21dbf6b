"""A program that uses the package; `mypy --strict` reads it, and tests/test_library.py runs it.

python library.py FOLDER REPORT.html
"""

import sys
from pathlib import Path
from typing import assert_type

from checker import CheckError, Finding, Kind, Report, Settings, Verdict, apply_gate, check_corpus
from checker.report import View, by_name


def outlets(finding: Finding) -> list[str]:
    return sorted({claim.source for side in finding.sides for claim in side.claims})


def main(folder: Path, page: Path) -> int:
    settings = Settings(database=str(page.with_suffix(".db")), min_confidence=0.5, offline=True)
    try:
        report = check_corpus([folder], settings)
        verdict = apply_gate([folder], report, settings)
    except CheckError as error:
        print(error, file=sys.stderr)
        return 2
    assert_type(report, Report)
    assert_type(verdict, Verdict)
    for finding in verdict.report.findings:
        if finding.kind is Kind.CONTRADICTION:
            print(f"{finding.rule} {finding.confidence:.0%} {', '.join(outlets(finding))}")
    page.write_text(by_name("html").render(verdict.report, View(failing=verdict.failing)), encoding="utf-8")
    return 0 if verdict.passes else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
