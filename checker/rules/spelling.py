"""Ways of writing one word: American and British spelling, short forms, numbers in digits or words.

What an editor changes of a quotation by the style book of the house is no difference in what was said.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from checker.extract.number_words import ORDINALS

_LONG = {
    "can't": "cannot",
    "can not": "cannot",
    "won't": "will not",
    "ain't": "is not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "'cause": "because",
    "'em": "them",
    "n't": " not",
    "'ve": " have",
    "'ll": " will",
    "'re": " are",
    "'m": " am",
    "'d": " would",
    "'s": " is",
}
"""Short forms written out."""
_SHORT = re.compile("|".join(map(re.escape, _LONG)))
_OUR = re.compile(
    r"(col|hon|lab|fav|neighb|behavi|harb|rum|hum|vap|rig|vig|endeav|splend|arm|od|tum|cand|savi|flav|val|clam)our"
)
_RE = re.compile(r"(cent|theat|met|lit|fib|calib|somb|spect|lust)re(s?)(?![a-z])")
_ISE = re.compile(r"([a-z]{3,}[iy])s(e|ed|es|er|ers|ing|ation|ations)$")
_DOUBLED = re.compile(
    r"(trave|cance|labe|mode|counse|leve|signa|fue|quarre|jewe|marve|tota|channe|riva|equa)ll"
)
_NTH = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_ENCE = re.compile(r"(def|off|lic|pret)ence")
_WORDS = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "towards": "toward",
    "afterwards": "afterward",
    "backwards": "backward",
    "forwards": "forward",
    "whilst": "while",
    "amongst": "among",
    "judgement": "judgment",
    "ageing": "aging",
    "sceptical": "skeptical",
    "sceptic": "skeptic",
    "sceptics": "skeptics",
    "mum": "mom",
    "okay": "ok",
    "practise": "practice",
    "manoeuvre": "maneuver",
    "dialogue": "dialog",
    "catalogue": "catalog",
    "learnt": "learned",
    "burnt": "burned",
    "dreamt": "dreamed",
    "tyre": "tire",
    "tyres": "tires",
    "plough": "plow",
    "jewellery": "jewelry",
    "aluminium": "aluminum",
    "yeah": "yes",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "dr": "doctor",
    "prof": "professor",
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_DIGITS = {str(number): word for number, word in enumerate(_ONES.split())} | {
    str(10 * number): word
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
WORDS_FOR_ORDINALS = {
    f"{number}{ending}": word
    for number, word in enumerate(ORDINALS, 1)
    for ending in ("st", "nd", "rd", "th")
}
"""Ordinals in figures, as names have them, in words: the 9th Circuit is the Ninth."""


@lru_cache(maxsize=50_000)  # texts are made of few words
def plain(word: str) -> str:
    """A word in lower case, in the American spelling, with a small number or a title written out.

    "20th" is "20", as it is in a date.
    """
    word = _NTH.sub(r"\1", word.casefold().replace("’", "'").replace(".", ""))
    word = _WORDS.get(word, _DIGITS.get(word, word))
    for pattern, spelt in ((_OUR, r"\1or"), (_RE, r"\1er\2"), (_ISE, r"\1z\2"), (_DOUBLED, r"\1l")):
        word = pattern.sub(spelt, word)
    return _ENCE.sub(r"\1ense", word)


SHORT_FIRST_NAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in "bill/william will/bill bob/robert dick/richard ted/edward ned/edward ted/theodore jack/john"
    " hank/henry peggy/margaret meg/margaret liz/elizabeth beth/elizabeth betsy/elizabeth betty/elizabeth"
    " tony/anthony larry/lawrence rick/frederick fred/alfred gene/eugene drew/andrew sandy/alexander"
    " tina/christina beto/robert kate/catherine chuck/charles chip/charles jimmy/james jake/jacob"
    " molly/mary".split()
)
"""First names and short forms of them that begin with another letter, or have little else in common."""
_ONE_BEGINNING = 3
_LONGEST_NAME = 40
_ONE_NAME = 0.5
"""Share of letters in order from which two first names with one initial may be one: "Jacob" and "Jack"."""


def one_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: an initial, a short form or another spelling of it."""
    one, other = (without_accents(name.casefold().replace(".", "")) for name in (one, other))
    if one == other or frozenset((one, other)) in SHORT_FIRST_NAMES:
        return True
    if one[:1] != other[:1]:
        return False
    if min(len(one), len(other)) < _ONE_BEGINNING or one[:_ONE_BEGINNING] == other[:_ONE_BEGINNING]:
        return True
    short = max(len(one), len(other)) <= _LONGEST_NAME  # what takes time grows with the square
    return short and SequenceMatcher(None, one, other).ratio() >= _ONE_NAME


@lru_cache(maxsize=50_000)  # texts are made of few words
def without_accents(word: str) -> str:
    """A word in the letters that an agency without accents writes it in: "Sánchez" is "Sanchez".

    A word of nothing but marks ("ﾞ") is left as it is.
    """
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)) or word


def written_out(words: str) -> str:
    """Plain words without short forms ("we've" is "we have"), and without the spaces that vary."""
    return _SHORT.sub(lambda match: _LONG[match[0]], words).replace(" ", "").replace("-", "")


_ARTICLE = re.compile(r"\b(?:al|el|ul|bin|ibn)\b[ -]?")
_ALIKE = str.maketrans("qgcxz", "kkkss")


def sound_alike(one: str, other: str) -> bool:
    """Whether two names are one in other letters: "al-Qaddafi" and "Gadhafi", "Muammar" and "Moammar".

    Two consonants tell too little, but in a long name: a "Moore" is no "Muir".
    """
    ours = _consonants(one)
    enough = len(ours) > 2 or (len(ours) == 2 and min(len(one), len(other)) > _SHORT_NAME)
    return enough and ours == _consonants(other)


_SHORT_NAME = 5
"""Letters of a name that may be another's but for its vowels."""


def _consonants(name: str) -> str:
    """Return the consonants of a name, those for one sound alike: "al-Qaddafi" and "Gadhafi" are "kdf"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = _ARTICLE.sub("", plain).translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^b-df-gj-np-tv-z]", "", bare))
