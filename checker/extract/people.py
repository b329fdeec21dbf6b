"""Resolve the ways an article names a person to one name.

Articles give a full name once and then a surname, a title with a surname, or a pronoun.  The
fullest name stands for all of them.
"""

import re
from bisect import bisect_left
from collections import Counter

from spacy.tokens import Doc

from checker.extract.abbreviations import STARTERS
from checker.extract.lexicon import words
from checker.extract.names import BODIES, FEMALE, MALE, MODIFIERS, TITLES

_PUNCTUATION = ' \t\n\r,;:!?()[]{}"“”«»*#_@—―–-…/|&'
_POSSESSIVE = re.compile(r"(?:['’]s?|['’])$")
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")
_PARTY = re.compile(r"\s*[,(]\s*(?:R|D|I|Rep|Dem)\.?\s*[-–—―(].*$|\s+[(,].*$")
_NAME = re.compile(r"(?:(?:[A-Z]\.?){1,3}|[\w'’.-]*[^\W\d_][\w'’.-]*)(?: [\w'’.-]+)*", re.UNICODE)
_PARTICLES = words("de da di del della der den van von bin bint al el la le ibn ben abu dos du st.")
_OFFICES = {
    "gov.": "governor",
    "sen.": "senator",
    "rep.": "congressman",
    "representative": "congressman",
    "congresswoman": "congressman",
}
_OFFICE = re.compile(
    r"""(?<!Former\s)(?<!former\s)(?<!Vice\s)(?<!ex-)\b
        (?P<office>(?:Vice\s)?President|Prime\sMinister|Gov(?:ernor|\.)|Sen(?:ator|\.)|Rep(?:resentative|\.)
        |Congress(?:wo)?man|Mayor|Attorney\sGeneral|Secretary\sof\sState|Speaker|Chancellor|Judge|Justice
        |Sheriff|Chief|King|Queen|Pope)
        \s(?P<name>(?:[A-Z][\w'’-]*\.?\s){0,3}?[A-Z][\w-]+)\b(?!\s[A-Z]\w)""",
    re.VERBOSE,
)
_HONORIFIC = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Dame|Lord)\.?\s+(?:[A-Z][\w'’.-]+ ){0,2}?([A-Z][\w'’-]+)"
)


def strip_titles(name: str) -> str:
    """Return a name without titles before it, and without possessive, party and stray marks around it."""
    name = _PARTY.sub("", " ".join(name.split())).strip(_PUNCTUATION)
    name = _POSSESSIVE.sub("", name)
    parts = name.split(" ")
    titles = [at for at, part in enumerate(parts) if part.rstrip(".,").lower() in TITLES]
    behind = [at + 1 for at in titles if len(_SUFFIX.sub("", name).split(" ")) > at + 1]
    parts = parts[behind[-1] if behind else 0 :]
    while len(parts) > 1 and parts[0].rstrip(".").lower() in MODIFIERS:
        parts.pop(0)
    return " ".join(parts).strip(_PUNCTUATION)


def is_name(name: str) -> bool:
    """Whether a cleaned string has the form of a person's name."""
    parts = name.split(" ")
    if not name or len(parts) > 5 or parts[-1].lower() in BODIES or not _NAME.fullmatch(name):
        return False
    return all(part[0].isupper() or part in _PARTICLES for part in parts) and not name.isupper()


class People:
    """The persons that one article names."""

    def __init__(self, doc: Doc) -> None:
        """Collect the persons of a parsed article."""
        self.mentions: list[tuple[int, str]] = []
        for ent in doc.ents:
            if ent.label_ == "PERSON":
                name = strip_titles(ent.text)
                if is_name(name):
                    self.mentions.append((ent.start_char, name))
        self._full = [(at, name) for at, name in self.mentions if " " in name]
        self._counts = Counter(_group(name) for _, name in self._full)
        self._names = {name for _, name in self.mentions}
        self._text = doc.text
        self._genders = _genders(doc.text)
        self._holders = _holders(doc.text)
        self._cache: dict[tuple[str, int, str], str] = {}

    def resolve(self, name: str, at: int, gender: str = "") -> str:
        """Return the fullest form of a name, from what stands before ``at`` or else anywhere."""
        before = bisect_left(self._full, (at + 1, ""))
        key = (name, before, gender)
        if key not in self._cache:
            self._cache[key] = (
                self._fullest(self._full[:before], name, gender)
                or self._fullest(self._full, name, gender)
                or self._unrecognised(name)
                or name
            )
        return self._cache[key]

    def knows(self, name: str) -> bool:
        """Whether the article names this person, or someone with this surname or first name."""
        return name in self._names or bool(self._fullest(self._full, name, ""))

    def holders(self, office: str, at: int) -> list[str]:
        """Return whom the article calls by an office before ``at`` ("President Smith"), once a mention."""
        held = [name for start, title, name in self._holders if title == office and start < at]
        return [self.resolve(name, at) for name in held]

    def near(self, at: int, gender: str, inside: bytearray) -> str | None:
        """Return the person named last before ``at``, outside quotations, who can be of this gender."""
        for start, name in reversed(self.mentions[: bisect_left(self.mentions, (at, ""))]):
            if not inside[start] and self.fits(name, gender):
                return self.resolve(name, start, gender)
        return None

    def fits(self, name: str, gender: str) -> bool:
        """Whether nothing speaks against a person being of a gender ("m", "f", or "" for any)."""
        return not gender or self.gender(name) in ("", gender)

    def gender(self, name: str) -> str:
        """Return "m" or "f" where an honorific or a common first name tells, else ""."""
        first = name.split(" ", 1)[0].lower()
        if " " in name and first in MALE:
            return "m"
        if " " in name and first in FEMALE:
            return "f"
        return self._genders.get(surname(name), "")

    def _unrecognised(self, name: str) -> str:
        """Return a full name that the text holds, though the recogniser took it for no person's."""
        if " " in name:
            return ""
        found = re.findall(rf"\b([A-Z][\w'’-]+ (?:[A-Z]\. )?){re.escape(name)}\b(?!\s[A-Z]\w)", self._text)
        firsts = [
            first
            for first in found
            if not {first.split(" ")[0].rstrip(".").lower()} & (TITLES | MODIFIERS | STARTERS)
        ]
        return max(firsts, key=firsts.count) + name if firsts else ""

    def _fullest(self, mentions: list[tuple[int, str]], name: str, gender: str) -> str:
        if " " in name:
            group = _group(name)
            names = [full for _, full in mentions if _group(full) == group]
            return max([*names, name], key=len) if names else ""
        bare = _SUFFIX.sub("", name)
        matches = [full for _, full in mentions if _SUFFIX.sub("", full).endswith(" " + bare)]
        matches = [full for full in matches if self.fits(full, gender)] or matches
        if not matches:
            matches = [full for _, full in mentions if full.startswith(bare + " ")]
        if not matches:
            return ""
        seniors = [full for full in matches if not _SUFFIX.search(full)] or matches
        best = max(seniors, key=lambda full: self._counts[_group(full)])
        return max((full for full in seniors if _group(full) == _group(best)), key=len)


def surname(name: str) -> str:
    """Return the last word of a name, without "Jr." and the like."""
    return _SUFFIX.sub("", name).rsplit(" ", 1)[-1]


def _group(name: str) -> tuple[str, str, bool]:
    """Return what a person's longer and shorter full names share."""
    return name.split(" ", 1)[0], surname(name), bool(_SUFFIX.search(name))


def _holders(text: str) -> list[tuple[int, str, str]]:
    """Return where, with which office, and by which name persons are called by an office they hold."""
    found = []
    for match in _OFFICE.finditer(text):
        office = match["office"].lower()
        found.append((match.start(), _OFFICES.get(office, office), match["name"].rstrip(" .,'’")))
    return found


def _genders(text: str) -> dict[str, str]:
    """Return the gender of each surname that only honorifics of one gender precede."""
    found: dict[str, set[str]] = {}
    for match in _HONORIFIC.finditer(text):
        found.setdefault(match[2], set()).add("m" if match[1] in ("Mr", "Sir", "Lord") else "f")
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}
