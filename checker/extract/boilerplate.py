"""Lines of a news page that are not part of its report."""

import re

_LEADS = r"""
    (?:please\s+)?(?:click|tap)\s+(?:here|on|through|the\s+link)
  | (?:follow|like|join|find|friend)\s+(?:us|me|him|her|them|[\w.' ]{2,40})\s+on\s+
        (?:twitter|facebook|instagram|x\b|linkedin|youtube|google\+?|telegram|threads|tiktok|whatsapp)
  | (?:sign\s+up|subscribe|register)\b[^.]{0,60}\b(?:newsletters?|emails?|alerts?|updates?|inbox|
        today|now|here|to)\b
  | (?:get|receive)\s+(?:the\s+latest|breaking|our|more)\b[^.]{0,80}
        \b(?:newsletter|inbox|alerts?|updates|app|email)
  | (?:download|get)\s+(?:the|our)\s+[\w ]{0,30}\bapp\b
  | (?:read|see|watch|more|related|also\s+read|recommended|don['’]t\s+miss|must\s+read|up\s+next|read\s+more|
        read\s+also|see\s+also|watch\s+live|watch\s+now|listen|trending|
        editors?['’]?s?\s+note\s+to\s+readers)\s*[:>»|]
  | (?:read|see|watch)\s+(?:more|the\s+(?:full|rest|original|entire)|full|next|below|video|also)\b
        (?:[^.]*$|.{0,60}$)
  | (?:related|recommended|sponsored|popular|trending)\s+(?:articles?|stor(?:y|ies)|coverage|
        content|links?|videos?|posts?|topics?)
  | advertisement\b | sponsored\b | story\s+continues\b | (?:continue|keep)\s+reading\b | skip\s+(?:to|past)\b
  | article\s+continues\b | scroll\s+(?:down|for)\b
  | (?:file\s+)?(?:photos?|images?|pictures?|video|graphic|illustration|caption)\s*
        (?:credits?|by|courtesy[^:]{0,20})?\s*[:/|(]
  | (?:photo(?:graph)?s?|image|picture|video)\s+(?:by|courtesy|credit)\b.{0,80}$
  | \(?(?:additional\s+)?(?:reporting|writing|editing|compiled|translated|written|edited)\s+by\b
  | (?:©|\(c\)\s|copyright\b.{0,20}(?:©|\d{4}|\ball\b)|all\s+rights\s+reserved)
  | (?:this\s+(?:material|story|article|content|report)\s+
        (?:may\s+not\s+be|was\s+(?:originally|first)\s+published|
        (?:has\s+been|is|was)\s+(?:auto-?generated|syndicated|updated)))
  | (?:share|tweet|email|print)\s+(?:this|on|via)\s+(?:article|story|page|post|facebook|twitter|link|email)
  | (?:contact|email|reach|write\s+to)\s+(?:the\s+|this\s+)?(?:author|reporter|us|writer|him|her|
        [\w.' ]{2,30})\s+at\s+\S+@\S+
  | (?:updated|published|posted|last\s+(?:updated|modified)|first\s+published)\s*(?::|at\b|on\b).{0,60}$
  | (?:updated|published|posted)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[/.:]).{0,40}$
  | view\s+(?:comments|gallery|slideshow|photos|all|image|more)\b | (?:leave|post|add)\s+a\s+comment\b
  | (?:(?:if\s+you\s+would\s+like\s+)?to\s+comment\s+on\s+(?:this|the)\s+(?:story|article|post))\b
  | (?:have\s+a\s+(?:tip|story|news)|got\s+a\s+tip)\b
  | send\s+(?:us\s+)?(?:your\s+)?(?:tips?|feedback|letters)\b
  | the\s+associated\s+press\s+contributed\b
  | (?:anyone|anybody|those|people|witnesses)\s+(?:with|who\s+(?:has|have))\s+(?:any\s+|more\s+|further\s+)?
        (?:information|tips?)\b.{0,120}\b(?:call|contact|asked|urged|text|e-?mail)\b
  | (?:we\s+use\s+cookies|by\s+(?:continuing|signing\s+up|using\s+this\s+site)\b.{0,40}
        \byou\s+(?:agree|accept))
  | (?:enable|turn\s+on)\s+(?:javascript|notifications)\b
  | (?:our\s+standards|most\s+(?:popular|read|viewed))\b\W{0,3}.{0,50}$
  | [\w.' ]{2,60}\scontributed\s+(?:to\s+this|reporting|additional)\b
"""
_LEAD = re.compile(rf"[\W_]*(?:{_LEADS})", re.IGNORECASE | re.VERBOSE)
_ANYWHERE = re.compile(
    r"""all\s+rights\s+reserved
      | contributed\s+(?:reporting|(?:reporting\s+)?to\s+this\s+(?:report|story|article))
      | may\s+not\s+be\s+(?:published|reproduced).{0,40}(?:broadcast|rewritten|redistributed|permission)
      | click\s+here\s+(?:to|for)\b
      | \b(?:photo|image|picture)\s+(?:credit|courtesy)\b
      | \(@\w{1,15}\)\W{0,3}[a-z]{3,9}\.?\s\d{1,2},\s\d{4}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_boilerplate(text: str) -> bool:
    """Whether a line is page furniture: links, credits, captions, pleas to subscribe, copyright."""
    return bool(_LEAD.match(text) or _ANYWHERE.search(text))
