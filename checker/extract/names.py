"""Titles, and first names that tell a person's gender, in lower case and without full stops."""

from checker.extract.lexicon import words

TITLES = words(
    """mr mrs ms miss mx dr prof professor sir lord lady dame sen senator rep representative
    congressman congresswoman gov governor president vice-president president-elect premier minister
    secretary ambassador chancellor king queen prince princess pope cardinal bishop archbishop
    father rev reverend rabbi imam sheikh ayatollah mullah director chairman chairwoman chair
    speaker leader whip general judge justice gen lt lieutenant col colonel maj major capt captain
    cmdr commander sgt sergeant cpl corporal pvt private adm admiral officer detective inspector
    sheriff mayor councilman councilwoman councillor commissioner then-president then-candidate
    candidate spokesman spokeswoman spokesperson adviser advisor ceo coach brig brigadier marshal mp
    hon emir sultan emperor attorney chief"""
)
"""Words before a name that are not part of it."""

MODIFIERS = words(
    """former ex acting interim deputy vice prime first house senate majority minority national
    security press foreign defense defence finance interior state u.s us american republican
    democratic democrat gop the staff crown rear"""
)
"""Words that come before a title, and before a name only with one or by mistake."""

BODIES = words(
    """committee party department house office court council senate congress administration campaign
    university institute association union agency bureau service times post news street college
    school church center centre foundation fund group company corp inc bank commission parliament
    ministry coalition front force army navy police act bill plan project league club society board
    conference network treasury pentagon kremlin"""
)
"""Last words of what is an organisation or a thing, not a person."""

MALE = words(
    """james john robert michael william david richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven steve paul andrew joshua kenneth kevin brian george timothy
    tim ronald ron edward jason jeffrey jeff ryan jacob gary nicholas eric jonathan stephen larry
    justin scott brandon benjamin ben samuel sam gregory greg alexander alex frank patrick raymond
    jack dennis jerry tyler aaron jose adam nathan henry douglas doug zachary peter kyle walter
    ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence
    jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
    randy eugene vincent russell louis philip bobby johnny bradley barack bill bob mike jim tom ted
    dick rick rudy mitt chuck harry lindsey marco bernie vladimir sergei dmitry boris emmanuel xi
    mohammed muhammad mohamed ali hassan ahmed abdullah khalid ibrahim mahmoud recep bashar kim
    antonio carlos luis jorge pedro ivan viktor volodymyr hans pierre jean-claude jared rex reince
    newt orrin jeb josh tony dan dave don ken ed fred phil pete nick matt chris rob rod len stan
    norman howard barney charlie"""
)

FEMALE = words(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca sharon laura cynthia dorothy amy kathleen angela shirley brenda emma anna pamela nicole
    samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane
    olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea
    hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann anne kathryn abigail
    sophia frances jean alice judy julia grace denise amber marilyn danielle beverly theresa
    isabella diana brittany natalie charlotte marie kayla alexis hillary melania ivanka kellyanne
    nikki elena sonia condoleezza dianne claire kirsten tammy maxine ilhan rashida ayanna alexandria
    valerie loretta sally betsy kate katie jane jill lucy ellen eleanor wendy tulsi kamala jacinda
    aung benazir fatima aisha leila irina olga natalia svetlana marine ursula christiane huma debbie"""
)
