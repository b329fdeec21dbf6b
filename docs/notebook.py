"""Run the cells of library.ipynb one after another, and keep in the file what they print.

``python docs/notebook.py`` (a part of ``make example``) does that.  The notebook uses ``print`` alone, so it
needs no kernel: the cells are run here as they are, in the order of the file.
"""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).with_name("library.ipynb")


def cells(text: str) -> list[dict[str, Any]]:
    """Return the cells of code."""
    return [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


def kept(cell: dict[str, Any]) -> str:
    """Return what the file says that a cell prints."""
    return "".join(line for output in cell["outputs"] for line in output["text"])


def printed(text: str) -> list[str]:
    """Run the cells of a notebook in one namespace, and return what each prints."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for number, cell in enumerate(cells(text), 1):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
        shown.append(out.getvalue())
    return shown


def main() -> None:
    """Write the outputs anew."""
    text = NOTEBOOK.read_text(encoding="utf-8")
    results = iter(printed(text))
    notebook = json.loads(text)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(code, 1):
        lines = next(results).splitlines(keepends=True)
        cell["execution_count"] = number
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []
    NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
