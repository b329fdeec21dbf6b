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
    superintendent dean firefighter soldier pilot engineer""".split()
)

KIN = frozenset(
    """mother father sister brother wife husband son daughter uncle aunt nephew niece cousin grandfather
    grandmother grandson granddaughter widow widower stepfather stepmother stepson stepdaughter fiancee
    fiance girlfriend boyfriend twin""".split()
)
"""What one person is to another."""
CONVERSE_KIN = tuple(
    frozenset(group.split())
    for group in (
        "father son daughter twin",
        "mother son daughter twin",
        "uncle nephew niece",
        "aunt nephew niece",
        "brother sister twin",
        "husband wife widow widower",
        "grandfather grandson granddaughter",
        "grandmother grandson granddaughter",
        "stepfather stepson stepdaughter father",
        "stepmother stepson stepdaughter mother",
        "fiance fiancee girlfriend boyfriend",
        "cousin twin",
    )
)
"""Words that may tell of one tie from either end, or more or less exactly."""

SAME_OFFICES = tuple(
    frozenset(group.split())
    for group in (
        "chairman chairwoman chair",
        "spokesman spokeswoman spokesperson",
        "lawyer attorney counsel",
        "prosecutor attorney",
        "adviser advisor",
        "judge justice",
        "reporter journalist correspondent",
        "congressman congresswoman representative",
        "premier minister",
        "head chief director commissioner superintendent",
    )
)
"""Words for one office."""
WIDER_OFFICES = {
    "aide": """adviser advisor staffer director secretary spokesman spokeswoman spokesperson strategist
    counsel intern chief assistant""",
    "staffer": "aide adviser advisor director secretary spokesman spokeswoman spokesperson strategist intern",
    "lawmaker": """senator congressman congresswoman representative speaker leader whip chairman chairwoman
    chair""",
    "officer": "sergeant captain lieutenant corporal detective marshal sheriff deputy trooper",
    "deputy": "prosecutor lawyer director secretary chief aide adviser advisor",
    "leader": "speaker whip chairman chairwoman chair premier chancellor president head chief minister",
    "candidate": "president governor senator mayor nominee congressman congresswoman representative",
    "nominee": "president governor senator mayor candidate secretary justice judge",
    "executive": "president director chief head chairman chairwoman chair founder owner",
    **dict.fromkeys(
        ("spokesman", "spokeswoman", "spokesperson"),
        "officer sergeant captain lieutenant corporal major detective trooper deputy marshal",
    ),
}
"""Offices by a wider word that may stand for them, or for what they run for."""

LOOSE_OFFICES = frozenset(
    """leader chief director head chairman chairwoman chair manager executive founder owner officer
    adviser advisor aide strategist consultant analyst staffer intern candidate nominee incumbent lawmaker
    lobbyist commissioner commander principal researcher editor columnist clerk""".split()
)
"""Offices that one person may well hold beside others, or that another word tells as well."""

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

_RIVALS = (
    "senator representative",
    "colonel captain lieutenant sergeant",
    "admiral colonel captain sergeant",
)
RIVAL_OFFICES = {
    office: frozenset(" ".join(group for group in _RIVALS if office in group.split()).split()) - {office}
    for group in _RIVALS
    for office in group.split()
}
"""Offices and ranks of which nobody holds two at a time."""

REGIONS = dict(
    entry.split("=")
    for entry in """ala=alabama ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut
    del=delaware fla=florida ga=georgia ill=illinois ind=indiana kan=kansas ky=kentucky la=louisiana
    md=maryland mass=massachusetts mich=michigan minn=minnesota miss=mississippi mo=missouri mont=montana
    neb=nebraska nev=nevada nh=new_hampshire nj=new_jersey nm=new_mexico ny=new_york nc=north_carolina
    nd=north_dakota okla=oklahoma ore=oregon pa=pennsylvania ri=rhode_island sc=south_carolina
    sd=south_dakota tenn=tennessee tex=texas vt=vermont va=virginia wash=washington wva=west_virginia
    wis=wisconsin wisc=wisconsin wyo=wyoming us=united_states usa=united_states uk=united_kingdom
    uae=united_arab_emirates alaska=alaska hawaii=hawaii idaho=idaho iowa=iowa maine=maine ohio=ohio
    utah=utah""".split()
)
REGIONS = {short: name.replace("_", " ") for short, name in REGIONS.items()}
"""States and countries by their abbreviations, without stops, or the states that have none by their names."""

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
reveal conceal; publish withhold; cooperate refuse; settle fight; ally opponent; friend foe; victim suspect;
acquit jail; acquit imprison; acquit sentence; acquit guilty; acquit plead; clear jail; clear guilty;
clear indict; exonerate convict; exonerate charge; exonerate blame; dismiss indict; release jail;
release detain; free detain; free jail; hire fire; hire dismiss; appoint dismiss; appoint fire; name fire;
resign remain; resign stay; buy sell; lend borrow; build demolish; create abolish; establish abolish;
adopt repeal; pass repeal; enact repeal; introduce scrap; launch cancel; launch scrap; hold cancel;
hold postpone; proceed cancel; proceed halt; resume halt; resume suspend; restore suspend; continue suspend;
continue halt; reopen shut; open shut; land crash; recover die; rescue drown; evacuate remain;
deploy recall; attack retreat; capture lose; seize lose; hold lose; advance stall; strengthen dilute;
win concede; defeat lose; lead trail; gain shed; add cut; add shed; hire lay; surge plunge; jump plunge;
climb slip; climb drop; soar slump; rise slip; rise plunge; widen narrow; accelerate slow; speed slow;
double halve; exceed miss; beat miss; meet miss; profit loss; surplus deficit; boom bust; import export;
buyer seller; employer employee; plaintiff defendant; winner loser; majority handful; public secret;
open closed; safe dangerous; safe unsafe; effective ineffective; constitutional unconstitutional;
lawful unlawful; alive dead; conscious unconscious; armed unarmed; sober drunk; male female; man woman;
father mother; son daughter; brother sister; husband wife; boy girl; uncle aunt; day night; morning evening;
left right; inside outside; obtain lack; grant deny; grant refuse; receive deny; invite exclude; invite bar;
attend avoid; meet avoid; meet snub; answer dodge; reply ignore; heed ignore; keep break; honor break;
repay withhold; obey defy; comply defy
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

NAMESAKES = tuple(
    frozenset(group.split("/"))
    for group in (
        "congress/capitol hill/hill/capitol",
        "white house/administration/oval office",
        "pentagon/defense department/department of defense/dod",
        "republicans/republican/gop/republican party",
        "democrats/democrat/democratic/democratic party",
        "kremlin/russia/russian/russians/moscow",
        "dc/washington/district of columbia",
        "european union/eu/brussels",
        "immigration and customs enforcement/ice",
        "homeland security/dhs",
    )
)
"""Names by which one body, place or party goes."""

NEGATIONS = re.compile(
    r"\b(?:not(?! only\b| just\b| merely\b| least\b)"
    r"|no(?! doubt\b| (?:later|earlier|sooner|fewer|less|more|longer) than\b)"
    r"|never|none|nobody|nothing|neither|nor|without|cannot|rather than|instead of"
    r"|refus\w+|fail(?:s|ed|ing)?|declin(?:es|ed|ing|e)"
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

BODIES = {
    name: word
    for word, names in (
        ("whiteh", "white house"),
        ("dstate", "state department/department of state"),
        ("dstate secretary", "secretary of state"),
        ("cenint", "central intelligence agency/central intelligence/cia"),
        ("natint", "national intelligence/dni"),
        ("homese", "homeland security/dhs"),
        ("djusti", "justice department/department of justice/doj"),
        ("suprem", "supreme court"),
        ("unnati", "united nations/un"),
        ("fedinv", "federal bureau of investigation/fbi"),
    )
    for name in names.split("/")
}
"""Bodies named by words that many have, or by initials, and a word of its own for each."""
