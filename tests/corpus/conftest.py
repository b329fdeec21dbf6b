import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checker.corpus import Reading, read
from checker.progress import Silent
from checker.settings import FieldNames

Content = str | bytes
ReadFiles = Callable[..., Reading]


@pytest.fixture
def read_files(tmp_path: Path) -> ReadFiles:
    """Write files into a folder named "gazette" and read it, or those of them that are ``named``."""

    def run(files: Mapping[str, Content], *named: str, fields: FieldNames | None = None) -> Reading:
        root = tmp_path / "gazette"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode("utf-8") if isinstance(content, str) else content
            path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        paths = [root / name for name in named] or [root]
        return read(paths, fields or FieldNames(), Silent())

    return run
