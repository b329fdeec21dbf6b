"""``check eval`` on the sample corpus, with a gold file made from its manifest."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import SEEDS, Check, Sample

MANIFEST = yaml.safe_load((SEEDS / "manifest.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    labels = []
    for item in MANIFEST["planted"]:
        one, other = (side["claims"] for side in item["sides"])
        pairs = [[a, b] for a in one for b in other]
        labels.append({"kind": item["kind"], "type": item["type"], "pairs": pairs})
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(label) + "\n" for label in labels), encoding="utf-8")
    return file


@pytest.mark.usefixtures("report")
def test_all_that_is_planted_is_found_and_right(check: Check, sample: Sample, gold: Path) -> None:
    result = check("eval", "seeds", str(gold), "--json", "--min-precision", "1", at=sample.folder)
    found: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 0
    for share in (*found["precision"].values(), *found["recall"].values()):
        assert share["hits"] == share["total"] > 0
    assert found["f1"] == 1.0
    assert found["unmatched"] == 0


@pytest.mark.usefixtures("report")
def test_a_share_below_the_gate_fails(check: Check, sample: Sample, gold: Path) -> None:
    missed = {
        "kind": "contradiction",
        "pairs": [[{"path": "x.md", "text": "a b c"}, {"path": "y.md", "text": "a b d"}]],
    }
    gold.write_text(gold.read_text(encoding="utf-8") + json.dumps(missed) + "\n", encoding="utf-8")
    assert check("eval", "seeds", str(gold), "--min-recall", "0.95", at=sample.folder).exit_code == 1
    result = check("eval", "seeds", str(gold), "--min-recall", "0.5", at=sample.folder)
    assert result.exit_code == 0
    assert "1 labels name sentences" in result.stdout
