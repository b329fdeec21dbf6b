"""Edits that keep a sentence's meaning, or only tell less: what another outlet's style would do to it."""

import re
from collections.abc import Callable
from datetime import date

from checker.domain import Comparator
from models.recipe.edit import Edit, Source, apply, read_lists, read_table
from models.recipe.values import NUMBER_WORDS, WEEKDAYS, in_words

_TITLES = read_table(
    """
Sen. = Senator; Rep. = Representative; Gov. = Governor; Gen. = General; Dr. = Doctor; Senator = Sen.;
Governor = Gov.; Lt. = Lieutenant; Col. = Colonel
"""
)
_SPELLINGS = read_table(
    """
adviser = advisor; advisor = adviser; percent = per cent; health care = healthcare; US = United States;
healthcare = health care; email = e-mail; e-mail = email; Medicare for All = Medicare-for-all;
United States = U.S.; U.S. = United States; cancelled = canceled; canceled = cancelled; toward = towards;
ISIS = the Islamic State; GOP = Republican; House of Representatives = House;
vice president = Vice President; president = President; White House = white house;
congressional = Congressional; it's = it is; it’s = it is; don't = do not; don’t = do not; can't = cannot;
can’t = cannot; we're = we are; I'm = I am; didn't = did not; that's = that is; that’s = that is;
won't = will not; isn't = is not; gonna = going to; OK = okay
"""
)
_SYNONYMS = read_lists(
    """
said = told reporters, stated, remarked, noted; told reporters = said; announced = said, made known;
approximately = about, roughly; about = around, roughly; however = but; purchase = buy;
killed = left dead; wounded = injured; injured = hurt, wounded; officials = authorities;
authorities = officials; also =; lawmakers = legislators; legislation = bill; bill = legislation;
children = kids; attorney = lawyer; lawyer = attorney; began = started; started = began;
allow = let, permit; help = assist; large = big; nearly = almost; almost = nearly; illegal = unlawful;
because = since; while = as; investigation = probe, inquiry; criticized = blasted, assailed;
demanded = called for; ended = concluded; rejected = turned down; opposes = is against; supports = backs;
supported = backed; vowed = pledged; election = vote; shooting = attack; shot = gunned down;
agreed = consented; agreement = deal; deal = agreement; later = subsequently; former = ex-
"""
)


def keep_meaning(source: Source, published: date | None) -> tuple[str, str] | None:
    """Apply one to three changes of style; return the new text and their names, or None if none applies."""
    text, done = source.claim.text, []
    for change in source.rng.sample(_VALUES, len(_VALUES)):
        edit = change(source, published)
        if edit is not None:
            text = apply(text, edit)
            done.append(edit.kind)
            break
    styles = source.rng.sample(_STYLES, len(_STYLES))
    for name, style in styles[: 6 if not done else 3]:
        new = style(source, text)
        if new and new != text and len(done) < 3:
            text = new
            done.append(name)
    return (text, "+".join(done)) if done and len(text) > 25 else None


def _number_form(source: Source, published: date | None) -> Edit | None:
    for quantity in source.claim.quantities:
        for index, word in enumerate(NUMBER_WORDS):
            if index > 1 and (found := re.search(rf"\b{word}\b", quantity.text)):
                return Edit(
                    "number form", quantity.start + found.start(), quantity.start + found.end(), str(index)
                )
        if (
            match := re.search(r"(?<![\d.,$])([2-9])(?![\d.,%a-z])", quantity.text)
        ) and quantity.unit != "score":
            start = quantity.start + match.start()
            return Edit("number form", start, start + 1, NUMBER_WORDS[int(match[1])])
        if match := re.search(r" ?(?:percent|per cent)\b", quantity.text):
            return Edit("number form", quantity.start + match.start(), quantity.start + match.end(), "%")
        if match := re.search(r"%", quantity.text):
            return Edit(
                "number form", quantity.start + match.start(), quantity.start + match.end(), " percent"
            )
        if match := re.fullmatch(r"\$([\d.,]+ (?:million|billion|trillion))", quantity.text):
            return Edit("number form", quantity.start, quantity.end, f"{match[1]} dollars")
    return None


def _rounded(source: Source, published: date | None) -> Edit | None:
    for quantity in source.claim.quantities:
        match = re.fullmatch(r"(\$?)(\d[\d,]*)(.*)", quantity.text)
        if (
            match is None
            or quantity.comparator is not Comparator.EXACT
            or quantity.unit in ("age", "ordinal", "score")
        ):
            continue
        value = int(match[2].replace(",", ""))
        if value < 21 or value % 10 == 0 or match[3].startswith(".") or not (quantity.unit or quantity.noun):
            continue
        size = 10 ** (len(str(value)) - (1 if value < 100 else 2))
        near = round(value / size) * size
        word = source.rng.choice(["about", "around", "nearly" if near > value else "more than"])
        return Edit("rounded", quantity.start, quantity.end, f"{word} {match[1]}{near:,}{match[3]}")
    return None


def _date_form(source: Source, published: date | None) -> Edit | None:
    for span in source.claim.times:
        new = in_words(span, published)
        if new:
            on = 3 if source.claim.text[: span.start].endswith("on ") else 0
            return Edit(
                "date form",
                span.start - on,
                span.end,
                new if new.startswith("on ") or not on else f"on {new}",
            )
        if span.text in WEEKDAYS and source.rng.random() < 0.3:
            on = 3 if source.claim.text[: span.start].endswith("on ") else 0
            return Edit("date form", span.start - on, span.end, source.rng.choice(["", "this week"]))
    return None


_VALUES: list[Callable[[Source, date | None], Edit | None]] = [_number_form, _rounded, _date_form]


def _requoted(source: Source, text: str) -> str:
    if "“" in text or "”" in text:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")
    if text.count('"') == 2:
        return text.replace('"', "“", 1).replace('"', "”", 1).replace("'", "’")
    return text.replace("’", "'") if "’" in text else text.replace(" - ", " — ").replace("--", "—")


def _cut_quote(source: Source, text: str) -> str:
    """End a quotation, or the sentence, at an inner clause; or begin it later."""
    cuts = [
        m.start()
        for m in re.finditer(
            r", (?:and|but|because|so|which|who|as|while|after|adding|saying)\b|; | — ", text
        )
    ]
    cuts = [cut for cut in cuts if 40 < cut < len(text) - 15]
    if not cuts:
        return ""
    kept = text[: source.rng.choice(cuts)]
    opened = kept.count("“") > kept.count("”") or kept.count('"') % 2 == 1
    return kept + ("." if not opened else ".”" if "“" in kept else '."')


def _retitled(source: Source, text: str) -> str:
    for old, new in source.rng.sample(sorted(_TITLES.items()), len(_TITLES)):
        if re.search(rf"\b{re.escape(old)} [A-Z]", text):
            return text.replace(old, source.rng.choice([new, new, ""]), 1).replace("  ", " ")
    return re.sub(r"\b(?:President|Mr\.|Mrs\.|Ms\.|Secretary) (?=[A-Z])", "", text, count=1)


_FAMILY_FIRST = ("Kim", "Xi", "Moon", "Lee", "Wang", "Tony")


def _surname_only(source: Source, text: str) -> str:
    for entity in source.claim.entities:
        parts = entity.text.split()
        if (
            entity.label == "PERSON"
            and len(parts) in (2, 3)
            and parts[0] not in _FAMILY_FIRST
            and text.count(entity.text) == 1
            and parts[-1][0].isupper()
        ):
            return text.replace(entity.text, parts[-1])
    return ""


def _respelled(source: Source, text: str) -> str:
    for old, new in source.rng.sample(sorted(_SPELLINGS.items()), len(_SPELLINGS)):
        if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", text):
            return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text, count=1)
    return ""


def _synonym(source: Source, text: str) -> str:
    for old, new in source.rng.sample(sorted(_SYNONYMS.items()), len(_SYNONYMS)):
        if re.search(rf"\b{old}\b", text):
            return (
                re.sub(rf"\b{old}\b", source.rng.choice(new), text, count=1)
                .replace("  ", " ")
                .replace("ex- ", "ex-")
            )
    return ""


def _less_detail(source: Source, text: str) -> str:
    """Leave out an apposition, a relative clause or an aside between commas."""
    whole = source.doc.text
    for token in source.doc:
        if token.dep_ in ("appos", "relcl", "advcl", "acl"):
            start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)
            part = whole[start:end]
            if 12 < len(part) < len(whole) * 0.5 and f", {part}," in text:
                return text.replace(f", {part},", "", 1)
            if 12 < len(part) < len(whole) * 0.5 and text.endswith(f", {part}."):
                return text.removesuffix(f", {part}.") + "."
    return ""


def _attribution_moved(source: Source, text: str) -> str:
    """Turn "…," X said. into X said: "…" and leave a plain attribution out."""
    match = re.fullmatch(
        r"([“\"].{30,}),([”\"]) ((?:he|she|[A-Z][\w.]+(?: [A-Z][\w.]+)*) (?:said|added|wrote|tweeted))\.?",
        text,
    )
    if match:
        return f"{match[3][0].upper()}{match[3][1:]}: {match[1]}.{match[2]}"
    return re.sub(r", (?:he|she|officials|authorities|police) (?:said|added|told reporters)\.$", ".", text)


_STYLES: list[tuple[str, Callable[[Source, str], str]]] = [
    ("quote marks", _requoted),
    ("cut", _cut_quote),
    ("title", _retitled),
    ("surname", _surname_only),
    ("spelling", _respelled),
    ("synonym", _synonym),
    ("less detail", _less_detail),
    ("attribution", _attribution_moved),
]
