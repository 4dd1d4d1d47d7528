"""Words by the part they play in a clause, whatever event it tells."""

from pipelines.events.lexicon import words

LIGHT_VERBS = words("""
    have hold make take give conduct carry launch stage do undertake see mount organise organize begin start end
    witness suffer experience pay announce commit deliver perform reach strike sign host attend
    """)
OCCURRENCE_VERBS = words("""
    occur happen come take_place begin start end follow result unfold last continue resume erupt break coincide
    precede cause leave claim trigger ensue conclude rise climb kill injure wound displace destroy damage
    devastate rip shake rock bring spark draw force open
    """)
CAUSES = words("cause trigger spark provoke")
LEADING = words("lead result culminate")
SERVING = words("start begin continue resume use launch")
"""What somebody does only to do something else: "used a saw to cut the pipe"."""
OUTCOMES = words("fail succeed")
"""What an attempt does."""
SAYING_VERBS = words("""
    say tell state report claim add note confirm explain argue insist estimate allege suggest write recall admit
    reveal declare underscore stress highlight reiterate assert acknowledge announce deny comment tweet post
    quote predict describe mention indicate repeat warn vow
    """)
ANNOUNCING = words("""
    announce declare proclaim reveal disclose confirm deny admit acknowledge warn claim allege vow object apologise
    apologize demand urge call appeal order threaten reject refuse accuse condemn denounce praise welcome promise
    propose concede rule
    """)
"""What somebody does by saying it."""
MOTION = words("go come leave enter head near approach")
ESCAPES = words("flee escape run leave")
"""What leads away from an event, and not to it."""
GOALS = words("into to toward towards near")
HAPPENING = words("happen occur")
DEFINITE = words("the this that these those")
"""What points to something that is known."""
INCIDENTS = words("incident it tragedy ordeal violence")
"""What stands for the violence that was told before."""
DYING = words("die perish")
HABITUALLY = words("""
    usually typically often frequently generally always normally regularly routinely sometimes occasionally rarely
    seldom
    """)
ATTITUDES = words("expect hope fear believe think want wish wonder worry imagine feel")
"""What goes on in somebody's mind; it may last for years."""
NEARLY = words("nearly almost narrowly")
UNSURELY = words("""
    allegedly reportedly apparently possibly probably presumably purportedly supposedly seemingly perhaps
    """)
"""Adverbs without which a sentence would say more than is known."""
NAMING_VERBS = words("identify name")
DENIALS = words("deny refute dismiss")
PLAN_VERBS = words("""
    plan intend expect schedule prepare vow promise threaten decide agree pledge set aim due arrange hope
    propose offer slate want
    """)
INTENDING = words("plan intend expect schedule slate prepare aim hope want")
MEANING_TO = words("design intend mean suppose")
"""What a thing is made for."""
FORECASTING = words("expect forecast predict likely project estimate bind")
WISH_VERBS = words("""
    want hope wish ask urge demand need call suggest seek try attempt consider encourage invite propose request
    order tell advise require design allow enable help let fear
    """)
IMPLICATIVE_DENIALS = words("fail refuse decline neglect forget deny avoid")
FAILURES = words("failure refusal inability reluctance neglect")
"""Nouns that say of what stands below them that it was not done."""
IMPLICATIVE = words("""
    fail refuse decline neglect forget avoid manage dare begin start continue stop cease go come
    """)
SCHEDULED = words("plan schedule expect slate")
SCHEDULING = words("schedule plan propose set call arrange prepare")
PERCEIVING = words("hear see feel smell watch witness notice")
"""What could be perceived was there: "shots could be heard"."""
CAUSING = words("make let help have keep leave get")
WITNESSING = words("see witness bring")
ASPECT_VERBS = words("begin start continue stop finish keep resume cease proceed go get manage happen spend")
JUDGING_VERBS = words("""
    sentence jail imprison convict arrest detain charge accuse indict fine punish blame criticise criticize condemn
    fault rebuke praise thank honour honor sack dismiss fire suspend ban
    """)
ALLEGING = words("accuse suspect charge")
NEEDS_OBJECT = words("""
    arrest charge convict detain sentence indict jail kill wound injure hospitalize hospitalise acquit kidnap abduct
    evacuate rescue shoot stab slay
    """)
HARMING = words("kill wound injure shoot stab slay murder behead")
NEEDS_DOER = words("detect witness suspect confiscate describe discover install deploy schedule")
"""What things do not do: it is done to them ("virus detected in a traveller")."""
RELATING = words("connect link associate relate")
"""What two things have to do with each other."""
MOODS = words("""
    hope fear doubt tension faith trust atmosphere mood issue question debate frustration relationship relation
    interest attention morale image pressure concern worry optimism
    """)
"""What rises and fades in people's minds."""
VAGUE = words("this that all everything things what")
"""What is something, but does not say what."""
STATE_VERBS = words("""
    be have seem appear remain become include contain consist belong depend exist mean matter need want like
    love hate believe think know understand hope fear doubt own cost weigh resemble deserve lack involve concern
    represent enjoy wear total average comprise constitute differ vary imagine
    """)
FUTURE_AUXILIARIES = words("will 'll shall wo")
MODAL_AUXILIARIES = words("would could might may should can must ca ought")
CONDITIONS = words("if whether unless whenever")
SPEAKER_WORDS = words("i me my we us our mine ours myself ourselves")
PRONOUNS = words("""
    i me we us you he him she her it they them this that these those who which what there someone somebody
    everyone everybody nobody something nothing one ones many some all both
    """)
QUANTIFIERS = words("one ones many some all both someone somebody everyone everybody nobody nothing")
"""Pronouns that say by themselves who is meant."""
EMPTY_DETERMINERS = words("no neither")
ABILITY = words("able unable ready willing likely unlikely designed eager keen determined free")
FACTIVE_ADJECTIVES = words("""
    important good great glad happy proud honour honor honoured honored nice pleased sad sorry wonderful
    privilege pleasure delighted grateful moved
    """)
BACKGROUND = words("after before since during following despite over because for until")
STAGES = words("begin start open resume continue end conclude collapse fail")
PROCLAIMING = words("declare proclaim designate name make call")
ANCHOR_WORDS = words("after before following since until")
COMPARING = words("compare contrast")
COMMENTING = words("write tweet comment email")
PAGES = words("""
    page story article blog post site website newsletter gallery thread update op-ed version edition show programme
    program broadcast video photo picture
    """)
POSTING = words("update publish post modify print upload")
MONTHS = words("""
    january february march april may june july august september october november december
    """)
UNDOING = words("up off back down")
PERSONAL = {"he": "a man", "she": "a woman"}
"""Pronouns of persons, and what is known of one whom nobody named."""
MEN = words("""
    man boy father husband son brother grandfather grandson uncle nephew widower boyfriend groom fiancé king prince
    mr sir lord policeman fireman salesman businessman chairman spokesman gentleman
    """)
WOMEN = words("""
    woman girl mother wife daughter sister grandmother granddaughter aunt niece widow girlfriend bride fiancée queen
    princess mrs ms miss lady policewoman actress waitress businesswoman chairwoman spokeswoman
    """)
COMPANY_WORDS = words("inc corp ltd llc plc ag co group company association organization organisation foundation party")
BODIES = words("""
    company firm group giant airline bank retailer carmaker maker bureau agency club charity lender party union
    association organization organisation newspaper broadcaster network university institute school church council
    committee
    """)
AUTHORITIES = words("""
    government administration authority authorities regime cabinet ministry parliament senate congress court army navy
    military police force troop soldier officer deputy sheriff prosecutor guard state department official
    """)
CIVILIANS = words("""
    civilian resident villager child woman man boy girl baby infant people person family passenger patient student pupil
    teacher tourist refugee migrant bystander shopper worshipper pedestrian commuter pilgrim mourner farmer hostage
    victim citizen worker teenager
    """)
GATHERED = words("crowd gang militia mob group crew team")
"""Nouns of one form that stand for several persons."""
