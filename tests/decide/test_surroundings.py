"""The sentences around a claim: its neighbours, on one line, and not too long."""

from checker.decide.surroundings import LONGEST, around

from .samples import claim

WORDS = " ".join(f"word{number}" for number in range(200))


def test_a_claim_alone_has_nothing_around_it() -> None:
    assert around(claim("a.md"), [claim("a.md")]) == ("", "")
    assert around(claim("a.md"), []) == ("", "")


def test_long_neighbours_keep_what_is_next_to_the_claim() -> None:
    before, after = around(
        claim("a.md", 1), [claim("a.md", 0, WORDS), claim("a.md", 1), claim("a.md", 2, WORDS)]
    )
    assert before.startswith("… word")
    assert before.endswith("word198 word199")
    assert after.startswith("word0 word1")
    assert after.endswith(" …")
    assert max(len(before), len(after)) <= LONGEST + 2
    assert set(before.split()) | set(after.split()) <= {*WORDS.split(), "…"}


def test_a_neighbour_without_spaces_is_cut_all_the_same() -> None:
    before, after = around(
        claim("a.md", 1), [claim("a.md", 0, "x" * 999), claim("a.md", 1), claim("a.md", 2, "y" * 999)]
    )
    assert before == "… " + "x" * LONGEST
    assert after == "y" * LONGEST + " …"
