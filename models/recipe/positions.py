"""Edits of offices, positions and outcomes, with inflection kept."""

from collections.abc import Iterator

from lemminflect import getInflection
from spacy.tokens import Token

from checker.rules.lexicon import OPPOSITES
from models.recipe.edit import Edit, Offsets, Source, find_lemma, find_word, read_table

_OFFICE_GROUPS = (
    """
president, vice president | senator, representative, governor, mayor | Sen., Rep., Gov.
congressman, senator, mayor | congresswoman, senator, mayor
secretary of state, secretary of defense, attorney general, treasury secretary
defense secretary, homeland security secretary, secretary of state
foreign minister, prime minister, finance minister | spokesman, lawyer, adviser, chief of staff
spokeswoman, lawyer, adviser, chief of staff
communications director, press secretary, chief of staff, campaign manager
campaign manager, campaign chairman, strategist
national security adviser, chief of staff, CIA director | FBI director, CIA director, attorney general
deputy attorney general, solicitor general, attorney general
special counsel, inspector general, attorney general | general, colonel, captain, admiral
sergeant, captain, corporal, lieutenant | Marine, Army, Navy, Air Force
police chief, sheriff, fire chief, mayor | officer, detective, sergeant | deputy, trooper, officer
chairman, vice chairman, ranking member | chairwoman, vice chairwoman, ranking member
chief executive, chairman, founder | majority leader, minority leader, majority whip
majority leader, speaker, minority leader | House speaker, Senate majority leader
ambassador, consul general, foreign minister | lawyer, prosecutor, judge
attorney, prosecutor, judge, aide | professor, student, lecturer | teacher, principal, janitor, coach
wife, sister, daughter, mother | husband, brother, son, father | son, brother, nephew, father
daughter, sister, niece, mother | mother, sister, grandmother, aunt
father, brother, grandfather, uncle | nominee, incumbent | candidate, incumbent
Democratic nominee, Republican nominee | doctor, nurse, lawyer | pastor, rabbi, bishop
reporter, editor, producer | journalist, diplomat, activist | soldier, police officer, contractor
director, deputy director | former, current | chief justice, associate justice
first lady, vice president | owner, employee, customer | suspect, victim, witness
""".strip()
    .replace("\n", "|")
    .split("|")
)
_ABBREVIATED = read_table(
    """
senator = Sen.; representative = Rep.; governor = Gov.; Sen. = Senator; Rep. = Representative;
Gov. = Governor; general = Gen.; colonel = Col.; captain = Capt.; sergeant = Sgt.
"""
)
_SIDES = """
support back endorse favor champion embrace / oppose reject resist condemn
approve pass adopt clear / reject defeat block
accept welcome embrace agree / reject refuse rebuff
praise applaud hail commend salute laud / criticize condemn blast denounce slam
defend / criticize attack denounce
win capture carry clinch / lose
rise climb increase grow jump surge gain / fall drop decrease decline shrink
raise boost increase expand / lower cut reduce slash
begin start launch open / end stop halt close
confirm acknowledge admit concede / deny dispute
allow permit let authorize / ban prohibit bar block
uphold affirm / overturn reverse
sign / veto
delay postpone / accelerate hasten
arrest detain / release
convict / acquit
kill / injure wound
join / leave quit
appoint name hire / fire dismiss
lift remove ease / impose tighten
extend renew / end
send deploy / withdraw recall
urge encourage / discourage
stay remain / leave quit
love / hate
trust / distrust
demand / oppose
strengthen bolster / weaken undermine
succeed / fail
attend / skip boycott
meet / snub
blame accuse / clear exonerate
vow pledge promise / refuse decline
agree / refuse decline
""".strip().splitlines()
_PHRASES = read_table(
    """
voted for = voted against; voted against = voted for; in favor of = against;
for the first time = once again; refused to = agreed to; agreed to = refused to; declined to = agreed to;
refuses to = agrees to; called for = ruled out; calls for = rules out; plans to = has no plans to;
pleaded guilty = pleaded not guilty; pleaded not guilty = pleaded guilty; struck down = upheld;
turned down = accepted; failed to = managed to; unlikely to = likely to; likely to = unlikely to;
stepped down = stayed on; ruled out = left open; opposed to = in favor of;
backed away from = doubled down on; more than = fewer than; less than = more than;
no evidence = clear evidence; without = with; apologized = refused to apologize;
resigned = refused to resign; unable to = able to; willing to = unwilling to;
on the ground that = despite the fact that; voluntarily = involuntarily; publicly = privately;
privately = publicly; innocent = guilty; legal = illegal; illegal = legal; alive = dead;
unanimous = divided
"""
)
_NOUNS = frozenset(
    "majority minority increase decrease ally opponent friend foe victim suspect support opposition".split()
)
_MOVING = frozenset("rise climb grow jump surge gain fall drop decline shrink".split())


def _opposites() -> dict[str, tuple[list[str], list[str]]]:
    """For each word: what means the same, and what stands against it."""
    table: dict[str, tuple[list[str], list[str]]] = {}
    for line in _SIDES:
        left, right = (side.split() for side in line.split("/"))
        for ours, theirs in ((left, right), (right, left)):
            for word in ours:
                same, against = table.setdefault(word, ([], []))
                same += ours
                against += theirs
    for pair in OPPOSITES:
        for word in pair:
            same, against = table.setdefault(word, ([word], []))
            against += [other for other in pair if other != word and other not in against]
    return table


_TABLE = _opposites()


def edit_offices(source: Source) -> Iterator[Edit]:
    """Exchange an office, rank or family relation for another of its group."""
    for group in _OFFICE_GROUPS:
        titles = [title.strip() for title in group.split(",")]
        for title in titles:
            here = find_word(source.claim.text, [title])
            if here is None or _inside_longer(source.claim.text, here, title):
                continue
            there = find_word(source.other.text, [t for t in (title, _ABBREVIATED.get(title)) if t])
            rest = [t for t in titles if t != title and not find_word(source.other.text, [t])]
            if rest:
                new = source.rng.choice(rest)
                old = source.claim.text[slice(*here)]
                yield Edit("role", *here, _capitals_as(old, new), there)


def _capitals_as(old: str, new: str) -> str:
    if all(word[0].isupper() for word in old.split() if word != "of"):
        return " ".join(word if word == "of" else word[0].upper() + word[1:] for word in new.split())
    return new


def _inside_longer(text: str, span: Offsets, title: str) -> bool:
    """Whether the title is part of a longer one ("vice president", "deputy chief of staff")."""
    before = text[: span[0]].casefold()[-20:]
    if (
        before.endswith(("vice ", "vice-", "deputy ", "attorney ", "majority ", "minority ", "house ", "-"))
        and " " not in title
    ):
        return True
    return text[span[1] :].casefold().startswith((" of state", " general", "-elect", "-general", "s "))


def edit_positions(source: Source) -> Iterator[Edit]:
    """Turn a word of consent, outcome or direction into one that stands against it, and set phrases."""
    terms = set(source.other.terms) | set(source.other.predicates)
    for token in source.doc:
        lemma = token.lemma_.casefold()
        if lemma not in _TABLE or token.pos_ not in ("VERB", "NOUN", "ADJ", "ADV") or token.ent_type_:
            continue
        same, against = _TABLE[lemma]
        shared = [word for word in (lemma, *same) if word in terms]
        new = "" if _misread(token, lemma, source) else inflect(source.rng.choice(against), token)
        anchor = find_lemma(source.other.text, shared) if shared else None
        if new and not find_word(source.other.text, [new]) and bool(shared) == bool(anchor):
            yield Edit("position", token.idx, token.idx + len(token.text), new, anchor)
    for phrase, new in _PHRASES.items():
        here, there = find_word(source.claim.text, [phrase]), find_word(source.other.text, [phrase])
        if here and not find_word(source.other.text, [new]):
            yield Edit("position", *here, new, there)


def _misread(token: Token, lemma: str, source: Source) -> bool:
    """Whether the word is probably meant in another sense: "passes" in a game, a climber's fall."""
    if token.pos_ == "NOUN":
        return lemma not in _NOUNS
    return lemma in _MOVING and not any(q.unit in ("percent", "usd") for q in source.claim.quantities)


def inflect(lemma: str, token: Token) -> str:
    """Return the lemma in the token's form; "" where it is another part of speech."""
    if token.pos_ in ("ADJ", "ADV") and token.tag_ in ("JJ", "RB"):
        return lemma
    forms = getInflection(lemma, tag=token.tag_, inflect_oov=False)
    new = forms[0] if forms else ""
    return new.capitalize() if token.text[0].isupper() else new
