import pytest

from checker.corpus.agencies import credited

REST = "\n".join(["A road was closed for a day."] * 20)

HEADS = {
    "ELMDALE (AP) — Snow fell.": "AP",
    "ELMDALE, Ohio, Jan. 13 (Reuters) - Snow fell.": "Reuters",
    "ELMDALE (WXYZ/AP) — Snow fell.": "AP",
    "ELMDALE (AP/WXYZ) -": "AP",
    "PARIS, France (AFP) – Snow fell.": "AFP",
    "BERLIN (dpa) - Snow fell.": "dpa",
    "BEIJING, Jan. 13 (Xinhua) -- Snow fell.": "Xinhua",
    "MOSCOW, January 13. /TASS/. Snow fell.": "TASS",
    "MOSCOW. Jan 13 (Interfax) - Snow fell.": "Interfax",
    "(Bloomberg) -- Snow fell.": "Bloomberg",
    "(UPI) Snow fell.": "UPI",
    "By The Associated Press": "AP",
    "By ANN LEE, Associated Press": "AP",
    "By ANN LEE Associated Press": "AP",
    "By Ann Lee and the Associated Press": "AP",
    "By Ann Lee | Reuters": "Reuters",
    "ASSOCIATED PRESS": "AP",
    "— Reuters": "Reuters",
    "Snow fell (AP Photo/Ann Lee) on Monday.": None,
    "The mayor told Reuters that snow fell.": None,
    "Michael (Bloomberg) spoke of snow.": None,
    "By Michael Bloomberg": None,
    "By Ani Ek": None,
    "Snow fell, the Associated Press reported.": None,
}

TAILS = {
    "Copyright 2020 The Associated Press. All rights are reserved.": "AP",
    "© 2020 Reuters": "Reuters",
    "(AFP)": "AFP",
    "Source: Xinhua": "Xinhua",
    "Reporting by Ann Lee; Editing by Bo Ek": "Reuters",
    "The Associated Press contributed to this report.": None,
    "Material from Reuters was used here.": None,
    "Snow fell.": None,
}


@pytest.mark.parametrize("line", HEADS)
def test_head(line: str) -> None:
    assert credited(f"{line}\n\n{REST}", None, "The Post", None) == HEADS[line]


@pytest.mark.parametrize("line", TAILS)
def test_tail(line: str) -> None:
    assert credited(f"{REST}\n{line}\n", None, "The Post", None) == TAILS[line]


@pytest.mark.parametrize(
    ("author", "source", "domain", "expected"),
    [
        ("Associated Press", "The Post", None, "AP"),
        ("Ann Lee, Reuters", "The Post", None, "Reuters"),
        ("Ann Lee for AFP", "The Post", None, "AFP"),
        ("Ann Lee (dpa)", "The Post", None, "dpa"),
        ("Michael Bloomberg", "The Post", None, None),
        ("Ann Reuters Lee", "The Post", None, None),
        (None, "Reuters", None, "Reuters"),
        (None, "apnews.com", None, "AP"),
        (None, "The Associated Press", None, "AP"),
        (None, "Wire", "reuters.com", "Reuters"),
        (None, "Daily Reuter", "post.example.org", None),
    ],
)
def test_author_and_outlet(author: str | None, source: str, domain: str | None, expected: str | None) -> None:
    assert credited(REST, author, source, domain) == expected
