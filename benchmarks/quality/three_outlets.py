"""Turn the three-outlets set (articles and labels as JSON Lines) into a corpus and a gold file.

    python -m benchmarks.quality.three_outlets ARTICLES.jsonl.gz GOLD.jsonl.gz OUT

writes OUT/corpus/*.md, one sentence a paragraph, with the labels' edits made, and OUT/gold.jsonl.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

_KINDS = {"inject": "contradiction", "natural": "contradiction", "decoy": "agreement"}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    articles = {(row["event"], row["source"]): row for row in _rows(args.articles)}
    labels = _rows(args.gold)
    for label in labels:
        if label["kind"] in ("inject", "decoy"):
            sentences = articles[label["event"], label["b"][0]]["sentences"]
            index = label["b"][1]
            sentences[index] = sentences[index].replace(label["find"], label["replace"])
    corpus = args.out / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for key, article in articles.items():
        text = markdown(article, "\n\n".join(article["sentences"]))
        (corpus / _name(*key)).write_text(text, encoding="utf-8")
    with (args.out / "gold.jsonl").open("w", encoding="utf-8") as file:
        for label in labels:
            file.write(json.dumps(_label(label, articles), ensure_ascii=False) + "\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _name(event: int, source: str) -> str:
    return f"{event:03d}-{source}.md"


def markdown(article: dict[str, Any], body: str) -> str:
    """Return an article as a file of a corpus: what is known of it in the head, then the body."""
    head = {key: article[key] for key in ("title", "source", "date", "url")}
    front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return f"---\n{front}\n---\n\n{body}\n"


def _label(label: dict[str, Any], articles: dict[tuple[int, str], dict[str, Any]]) -> dict[str, Any]:
    def sentence(place: list[Any]) -> dict[str, str]:
        outlet, index = place
        return {
            "path": _name(label["event"], outlet),
            "text": articles[label["event"], outlet]["sentences"][index],
        }

    others = [label["a"], *(label.get("also") or [])]
    return {
        "kind": _KINDS.get(label["kind"], label["kind"]),
        "type": label.get("type") or "other",
        "strength": label.get("strength") or ("injected" if label["kind"] == "inject" else ""),
        "pairs": [[sentence(other), sentence(label["b"])] for other in others],
        "edited": sentence(label["b"]) if label["kind"] == "inject" else None,
    }


if __name__ == "__main__":
    main()
