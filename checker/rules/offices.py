"""Which office a sentence gives a person: in a title before the name, or in an apposition behind it."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace

from checker.domain import Entity
from checker.rules.description import Description
from checker.rules.lexicon import BODIES, EMPTY_WORDS, OFFICE_MODIFIERS, OFFICES, WORD

_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor",
    "congressman": "representative", "congresswoman": "representative", "advisor": "adviser",
    "attorney": "lawyer", "spokeswoman": "spokesman", "spokesperson": "spokesman", "chair": "chairman",
    "chairwoman": "chairman", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant",
    "maj": "major", "adm": "admiral", "cmdr": "commander", "supt": "superintendent", "prof": "professor",
}  # fmt: skip
_VAGUE = EMPTY_WORDS | set(
    """mr mrs ms former then new also longtime current senior top one who u us united states american first
    both like what another other but though although while even still meanwhile sorry outgoing incoming
    embattled controversial fellow popular conservative liberal rep sen gov st r d gop republican republicans
    democrat democrats democratic""".split()
)
_LONGEST = 10
"""Words of a description; what is longer is no title."""
_TOKENS = re.compile(r"[^\W_](?:[\w.’'&]|-(?!-))*|[,;:()“”\"—―–]|--")
_PLACES = frozenset({"GPE", "LOC"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})
_DAYS = frozenset({*calendar.day_name, *calendar.month_name})
_REACH = 240
"""Characters before a name in which a title is looked for."""
_TITLE_OF = re.compile(
    r"(?P<office>[A-Za-z]+) (?:of|for|to|in) (?:the )?"
    r"[A-Z][\w’'-]*(?: (?:(?:of|and|for|the|on) )*[A-Z][\w’'-]*){0,4},? $"
)
APPOSITION = re.compile(r"(?: [JS]r\.)?,\s*(?!(?:R|D|I)-)(?P<said>[^,;()“”\"—―–]{3,110})")
_PREDICATE = re.compile(
    r"(?: [JS]r\.)?(?:, who|,)?(?: (?:has|had)(?: been)?)? "
    r"(?:(?:(?:was|is|were|be|been) )?(?:also )?(?:re-?)?"
    r"(?:elected|named|appointed|chosen|picked|tapped|confirmed|sworn in)(?: as| to be| to)?"
    r"|(?P<past>served as|was)|is|serves as|serving as|became|will become"
    r"|(?:resigned|quit|stepped down|retired) as)"
    r" (?:the |a |an )?(?P<said>[^,;.()“”\"—―–]{3,110})"
)
"""An office that a verb gives someone: "was elected chairman of the caucus", "resigned as"."""
_CUT = re.compile(
    r"\s(?:who|whose|which|that|after|said|says|told|in an|on|when|as|has|had|have|was|were|is|are|will"
    r"|(?<!aide )(?<!adviser )(?<!advisor )(?<!assistant )(?<!ambassador )(?<!envoy )(?<!counsel )to)\s"
)
_DISTINCTION = re.compile(r"\b(?:first|second|third|only|youngest|oldest|longest|next|last)\b", re.IGNORECASE)
"""What makes an office one among several in time: "the state's first black governor"."""
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(BODIES, key=len, reverse=True))})\b")
_GOES_ON = re.compile(r"[A-Z]\w+ (?:of|and|&) $")
"""Before a title, it tells that more belongs to it: "Joint Chiefs of", "Housing and"."""
_DETERMINER = re.compile(r"(?:the|an?|his|her|their|one)\b")
_OF_WHAT = re.compile(r"\b(?:of|to|for)\b|['’]")


def offices(text: str, entity: Entity, entities: tuple[Entity, ...]) -> Iterator[Description]:
    """Yield the offices of a person who is named in a text that names the ``entities``."""
    if title := _title(text[: entity.start]):
        yield _with_names(title, entities)
    if (told := APPOSITION.match(text[entity.end :])) and (
        found := _apposition(told["said"], entity.end + told.start("said"))
    ):
        found = _with_names(found, entities)
        if not (found.of == "person" and _is_next_in_a_list(told["said"])):
            yield found
    if (given := _PREDICATE.match(text, entity.end)) and (
        found := _apposition(given["said"], given.start("said"))
    ):
        yield _with_names(replace(found, past=found.past or bool(given["past"])), entities)


def _is_next_in_a_list(said: str) -> bool:
    """Whether what looks like an apposition is another person: ", Rep. Tim Ryan, ..."."""
    return not (_DETERMINER.match(said) or _OF_WHAT.search(said))


def _with_names(office: Description, entities: tuple[Entity, ...]) -> Description:
    start, end = office.span
    labels = {e.label for e in entities if start <= e.start < end}
    return replace(office, of="person" if "PERSON" in labels else "place" if labels & _PLACES else "")


def _title(before: str) -> Description | None:
    """The office that stands right before a name, with the capitalised words and modifiers before it.

    Or with what it is of: "Director of National Intelligence James Clapper".
    """
    if (match := _TITLE_OF.search(before, max(0, len(before) - _REACH))) and (
        office := _office(match["office"])
    ):
        head, end = match.end("office"), match.start() + len(before[match.start() :].rstrip(", "))
    else:
        last = next(iter(reversed(list(_TOKENS.finditer(before, max(0, len(before) - 90))))), None)
        if last is None or before[last.end() :].strip() or not (office := _office(last[0])):
            return None
        head = end = last.end()
    start = _title_start(before, head)
    words = before[start:end]
    detail = frozenset[str]() if _GOES_ON.search(before, 0, start) else content(words, office)
    return Description("office", office, detail, (start, end), _is_past(words))


def _title_start(before: str, end: int) -> int:
    """Where the capitalised words and modifiers begin that lead to the office ending at ``end``."""
    *leading, office = _TOKENS.finditer(before, max(0, end - 90), end)
    start = office.start()
    for token in reversed(leading):
        word = token[0]
        if not word[0].isalnum() or not (word[0].isupper() or word.casefold() in OFFICE_MODIFIERS):
            break
        if word in _DAYS:
            break
        if _office(word) and word.casefold() not in OFFICE_MODIFIERS:
            break
        start = token.start()
    return start


def _apposition(said: str, start: int) -> Description | None:
    """The office in what follows a name between commas."""
    said = _CUT.split(said)[0].rstrip(". ")
    words = [match[0] for match in _TOKENS.finditer(said)]
    if not words or len(words) > _LONGEST or _DISTINCTION.search(said):
        return None
    at = next((at for at, word in enumerate(words[:7]) if _office(word)), None)
    if (
        at is None
        or _DETERMINERS & set(words[1:at])
        or (at + 1 < len(words) and words[at + 1].endswith("ed"))
    ):
        return None
    if at + 1 < len(words) and _office(words[at + 1]):  # a lieutenant colonel
        at += 1
    office = str(_office(words[at]))
    span = (start, start + len(said))
    return Description("office", office, content(said, office), span, _is_past(said))


def _is_past(text: str) -> bool:
    return bool({"former", "ex", "then", "late", "retired"} & set(WORD.findall(text.casefold())))


def _office(word: str) -> str | None:
    """The office that a word names, in one form for all its forms, or None."""
    plain = word.casefold().rstrip(".")
    for form in (plain, plain.removesuffix("s")):
        form = _SHORT.get(form, form)
        if form in OFFICES:
            return form
    return None


def content(text: str, office: str = "") -> frozenset[str]:
    """The content words of a description but for its office, by their first six letters."""
    plain = text.casefold().replace(".", "")
    words = WORD.findall(_BODY.sub(lambda body: BODIES[body[0]], plain))
    told = (w for w in words if w not in _VAGUE and len(w) > 1)
    return frozenset(
        w[:6] for w in told if _office(w) is None or (w in OFFICE_MODIFIERS and _office(w) != office)
    )
