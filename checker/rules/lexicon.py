"""Words that rules look for: offices, and pairs of words that stand against each other."""

import re

WORD = re.compile(r"[^\W_]+")
"""A word of letters and digits, without punctuation."""

OFFICES = frozenset(
    """president vice-president premier chancellor minister secretary deputy ambassador envoy consul governor
    mayor senator congressman congresswoman representative lawmaker speaker leader whip chairman chairwoman
    chair chief director head commissioner commander general colonel captain lieutenant sergeant marshal
    admiral major officer spokesman spokeswoman spokesperson adviser advisor aide counsel lawyer attorney
    prosecutor judge justice sheriff detective coach manager executive founder owner professor researcher
    scientist doctor nurse teacher principal bishop archbishop cardinal pope pastor priest imam rabbi
    king queen prince princess candidate nominee incumbent treasurer comptroller clerk editor reporter
    journalist correspondent columnist analyst strategist consultant lobbyist intern staffer
    superintendent dean firefighter soldier veteran pilot engineer""".split()
)

OFFICE_MODIFIERS = frozenset(
    """prime foreign interior finance defense defence justice health education economy trade labor labour
    energy transport agriculture environment vice deputy assistant acting former interim attorney press
    chief major minority majority lieutenant brigadier budget treasury state home district city county
    national communications policy security army navy marine police fire supreme federal presidential
    campaign""".split()
)
"""Words before an office that say which it is."""

SOLE_OFFICES = frozenset(
    """president premier chancellor minister secretary ambassador governor mayor speaker leader whip chairman
    director commissioner sheriff superintendent treasurer comptroller king queen pope""".split()
)
"""Offices that one person holds at a time, if it is said of what."""

REGIONS = dict(
    entry.split("=")
    for entry in """ala=alabama ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut
    del=delaware fla=florida ga=georgia ill=illinois ind=indiana kan=kansas ky=kentucky la=louisiana
    md=maryland mass=massachusetts mich=michigan minn=minnesota miss=mississippi mo=missouri mont=montana
    neb=nebraska nev=nevada nh=new_hampshire nj=new_jersey nm=new_mexico ny=new_york nc=north_carolina
    nd=north_dakota okla=oklahoma ore=oregon pa=pennsylvania ri=rhode_island sc=south_carolina
    sd=south_dakota tenn=tennessee tex=texas vt=vermont va=virginia wash=washington wva=west_virginia
    wis=wisconsin wisc=wisconsin wyo=wyoming us=united_states usa=united_states uk=united_kingdom
    uae=united_arab_emirates""".split()
)
REGIONS = {short: name.replace("_", " ") for short, name in REGIONS.items()}
"""States and countries by their abbreviations, without stops."""

_OPPOSITES = """
support oppose; support reject; back oppose; endorse reject; favor oppose; favour oppose; approve reject;
accept reject; accept refuse; agree refuse; agree reject; agree disagree; welcome reject; welcome condemn;
praise criticize; praise condemn; applaud condemn; defend criticize; defend condemn; embrace reject;
pass fail; pass reject; win lose; succeed fail; increase decrease; increase cut; increase reduce; rise fall;
rise drop; raise lower; raise cut; grow shrink; expand reduce; gain lose; confirm deny; admit deny;
acknowledge deny; allow prohibit; allow ban; allow bar; allow block; permit prohibit; permit ban;
lift impose; begin end; start end; start stop; begin stop; continue stop; continue end; open close;
arrest release; convict acquit; convict clear; charge clear; uphold overturn; uphold strike; sign veto;
delay accelerate; postpone advance; extend end; keep drop; remain leave; stay leave; stay quit; stay resign;
retain resign; demand waive; include exclude; attend skip; attend boycott; attend miss; join leave;
arrive leave; survive die; kill injure; kill wound; love hate; trust distrust; urge discourage;
guilty innocent; majority minority; unanimous split; higher lower; more fewer; more less; most few;
early late; before after; first last; public private; former current; north south; east west;
northern southern; eastern western; democrat republican; democratic republican; liberal conservative;
mandatory voluntary; legal illegal; possible impossible; likely unlikely; able unable; willing unwilling;
same different; all none; always never; everyone nobody; strong weak; positive negative; upbeat grim;
optimistic pessimistic; calm angry; apologize defend; withdraw deploy; advance retreat; close reopen;
restore cut; protect endanger; strengthen weaken; ease tighten; release withhold; disclose conceal;
reveal conceal; publish withhold; cooperate refuse; settle fight; ally opponent; friend foe; victim suspect
"""


def _partners() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in re.split(r"[;\n]+", _OPPOSITES):
        if words := pair.split():
            one, other = words
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(partners) for word, partners in found.items()}


OPPOSITES = _partners()
"""For each word, those that stand against it."""

POSITION_WORDS = frozenset(
    """support oppose back endorse favor favour approve reject accept refuse agree disagree welcome condemn
    praise criticize applaud defend embrace demand urge call vow pledge promise insist want plan intend seek
    decline resist veto sign vote apologize threaten warn rule stance position opposition willing ready
    open deny dispute admit acknowledge withdraw abandon
    pass fail uphold overturn strike convict acquit""".split()
)

NEGATIONS = re.compile(
    r"\b(?:not(?! only\b| just\b| merely\b| least\b)"
    r"|no(?! doubt\b| (?:later|earlier|sooner|fewer|less|more|longer) than\b)"
    r"|never|none|nobody|nothing|neither|nor|without|cannot|refus\w+|fail(?:s|ed|ing)?|declin(?:es|ed|ing|e)"
    r"|den(?:y|ies|ied|ying)|lack(?:s|ed|ing)?|unable|unwilling|unlikely|barely|hardly)\b|n[’']t\b",
    re.IGNORECASE,
)

EMPTY_WORDS = frozenset(
    """a an the of to in on at by for from with and or but as that this it its his her their he she
    they i we you is are was were be been being has have had do does did will would can could
    may might shall should there which who whom said says say told according also just only
    very more most any some""".split()
)
"""Words that say nothing about what a sentence is about; negations are not among them."""

IRREGULAR = {
    "rise": "ros|risen",
    "fall": "fell|fall",
    "win": "won|win",
    "lose": "lost|los",
    "begin": "beg[aiu]n",
    "grow": "gr[eo]w",
    "shrink": "shr[aiu]nk",
    "leave": "left|leav",
    "keep": "kept|keep",
    "strike": "str[iu][ck]k?",
    "overturn": "overturn",
    "withdraw": "withdr[ae]w",
    "deny": "den[iy]",
    "uphold": "uph[eo]ld",
    "die": "die|dying",
    "hate": "hat",
    "cut": "cut",
}
"""Patterns for the forms of verbs that do not begin as the verb does."""
