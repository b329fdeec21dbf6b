"""Abbreviations whose full stop need not end a sentence, in lower case and without that stop."""

from checker.extract.lexicon import words

BEFORE_NAME = words(
    """mr mrs ms mx messrs dr prof sen sens rep reps gov govs lt col gen maj capt cpt cmdr sgt cpl
    pvt pfc adm rear brig supt det insp rev fr hon pres vp amb atty asst assoc dep dir sec secy
    treas st ste mt ft fig figs vs v viz cf al approx est art arts op ed eds vol pp pt ave blvd mme
    mlle sr. sra srta msgr spc ofc spl wo cdr lcdr"""
)
"""Come before a name, and so never end a sentence."""

MAY_END = words(
    """inc corp co cos ltd llc bros jr sr esq etc ph.d m.d ave rd bldg dept univ assn u.s u.k u.n
    e.u d.c a.m p.m am pm est sq hr hrs min ft in lb lbs oz mph no nos ala ariz ark calif cal colo
    conn del fla ga ia ill ind kan kans ky la mass md me mich minn miss mo mont neb nebr nev okla
    ore oreg pa penn tenn tex va vt wash wis wisc wyo ont que n.c s.c n.d s.d n.h n.j n.m n.y r.i
    w.va"""
)
"""End a sentence only if the next word looks like the start of one."""

BEFORE_NUMBER = words("no nos art sec fig p pp jan feb mar apr jun jul aug sep sept oct nov dec")
"""Abbreviations if a number follows."""

WEEKDAYS = words("mon tue tues wed thu thur thurs fri sat sun")
"""Shortened days of the week."""

STARTERS = words(
    """the a an he she it they we i you his her its their our my this that these those there here
    what who when where why how but and or so yet if in on at as for from to by with after before
    while although though since because until during among under over according also still now then
    however meanwhile moreover instead some many most several nothing everything nobody everyone
    both all no not one two three another other each every asked is are was were do does did has
    have will would can could should let last next earlier later today yesterday"""
)
"""Words that, capitalised after an abbreviation, show that a sentence starts."""
