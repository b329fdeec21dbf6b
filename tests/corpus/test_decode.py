import gzip
from pathlib import Path

import pytest

from checker.corpus.decode import decode, load
from checker.corpus.interface import Unreadable

CAFE = "Two “cafés” in Malmö closed.\r\nOne opened again – on Friday.\n"
GREEK = "Το πλοίο έφυγε από το λιμάνι του Πειραιά το πρωί της Δευτέρας με πολλούς επιβάτες. " * 5
META = '<html><head><meta charset="{}"></head><body>'

DECODED = {
    "utf-8": (CAFE.encode(), CAFE),
    "utf-8 with mark": (b"\xef\xbb\xbf" + CAFE.encode(), CAFE),
    "utf-16 with mark": (CAFE.encode("utf-16"), CAFE),
    "utf-16 be with mark": (b"\xfe\xff" + CAFE.encode("utf-16-be"), CAFE),
    "utf-32 with mark": (CAFE.encode("utf-32"), CAFE),
    "windows-1252": (("plain words " * 60 + CAFE).encode("cp1252"), "plain words " * 60 + CAFE),
    "iso-8859-7 guessed": (GREEK.encode("iso-8859-7"), GREEK),
    "declared by meta": (
        f"{META.format('iso-8859-7')}{GREEK}".encode("iso-8859-7"),
        META.format("iso-8859-7") + GREEK,
    ),
    "declared by xml": (
        "<?xml version='1.0' encoding='windows-1251'?><p>Снег</p>".encode("cp1251"),
        "<?xml version='1.0' encoding='windows-1251'?><p>Снег</p>",
    ),
    "declared latin-1, but of Windows": (
        f"{META.format('latin1')}{CAFE}".encode("cp1252"),
        META.format("latin1") + CAFE,
    ),
    "declared wrongly": (f"{META.format('iso-8859-1')}{CAFE}".encode(), META.format("iso-8859-1") + CAFE),
    "declared as nothing known": (f"{META.format('rot13')}Snow".encode(), META.format("rot13") + "Snow"),
    "one bad byte in utf-8": ((CAFE * 9).encode() + b"\xff", CAFE * 9 + "\ufffd"),
    "form feed": (b"Page one.\x0cPage two.", "Page one.\x0cPage two."),
}


@pytest.mark.parametrize("name", DECODED)
def test_decode(name: str) -> None:
    data, text = DECODED[name]
    assert decode(data) == text


BAD = {
    "nothing": (b"", "empty file"),
    "blank": (b" \r\n\t", "empty file"),
    "only a mark": (b"\xef\xbb\xbf", "empty file"),
    "nul": (b"Snow fell." * 100000 + b"\0", "looks like a binary file"),
    "nul behind a mark": (b"\xff\xfeS\0\0\0", "looks like a binary file"),
    "utf-16 without mark": (CAFE.encode("utf-16-le"), "looks like a binary file"),
    "control characters": (bytes(range(1, 256)) * 20, "looks like a binary file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a binary file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(Unreadable, match=reason):
        decode(data)


def test_load_unzips_what_is_gzip_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(b"one") + gzip.compress(b"two"))
    assert load(path) == b"onetwo"


def test_load_stops_at_the_limit(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"a" * 3_000_000))
    with pytest.raises(Unreadable, match="larger than 2 MB when decompressed"):
        load(bomb, limit=2 << 20)
    plain = tmp_path / "plain"
    plain.write_bytes(b"a" * 3_000_000)
    with pytest.raises(Unreadable, match=r"larger than 2 MB$"):
        load(plain, limit=2 << 20)
