"""Verbs of many senses with their arguments; and what a trigger means where words of one kind tell two things."""

from dataclasses import dataclass

from pipelines.events.lexicon import words
from pipelines.events.lexicon.nouns import KIND as NOUN_KIND
from pipelines.events.lexicon.roles import AUTHORITIES, CIVILIANS
from pipelines.events.lexicon.verbs import BY_KIND


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense: the first one whose conditions hold wins; an empty condition always does.

    Args:
        verbs: lemmas.
        kind: what they tell then.
        subjects: heads of the doer, or of whom it is done to in a passive without agent.
        objects: heads of what it is done to.
        by_people: whether the subject has to be persons.
        with_people: whether the object has to be persons.
        particles: the particle, such as "off" in "call off".
        within: heads of what stands below a preposition of the verb: "took to the streets".
        prepositions: the preposition, such as "with" in "spoke with".
        complements: what the subject becomes: "fell ill".
        alone: whether there has to be no object.
        clause: whether there has to be a clause that is said or asked.
        infinitive: whether there has to be something that is to be done.
        naming: whether there has to be what the object is said to be: "called it unfair".
    """

    verbs: frozenset[str]
    kind: str
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    by_people: bool = False
    with_people: bool = False
    particles: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    alone: bool = False
    clause: bool = False
    infinitive: bool = False
    naming: bool = False


ECONOMIC = words("""
    price share stock index bond yield currency dollar euro pound yen profit loss revenue sale earnings cost rate market
    export import demand supply inflation unemployment output production growth wage income spending investment
    shipment order booking oil gold copper future commodity premium dividend deficit debt turnover claim confidence
    arrival benchmark composite nasdaq dow ftse nikkei dax sensex treasury
    """)
"""What rises and falls, and hits nobody."""
MARKS = words("high low record peak bottom level target milestone mark note chord snag wall jackpot")
"""What is hit or struck without harm."""
ABSTRACT = words("""
    fear worry concern doubt crisis recession news thought idea uncertainty shortage reality cut tax delay fee
    sanction rule law decision scandal criticism
    """)
"""What hits people in their purses or minds."""
FEELINGS = words("reputation image feeling pride credibility chance prospect career brand confidence business economy")
DISEASES = words("""
    flu influenza fever virus disease illness cancer infection cholera malaria measles ebola pneumonia tuberculosis
    dengue meningitis typhoid aids hiv diabetes dementia covid coronavirus sars plague polio leukaemia leukemia stroke
    complication overdose pandemic epidemic outbreak strain bug
    """)
COURTS = words("judge court magistrate tribunal jury justice")
ILLNESS = words("ill sick unwell infected")
ALERTS = words("level alert threat phase readiness")
STATES = words("state emergency disaster curfew holiday war ceasefire amnesty pandemic independence republic")
"""What is declared for a country."""
OPERATIONS = words("operation production drilling work service trading construction excavation output")
UNREST = words("riot protest uprising rebellion revolt unrest mutiny insurrection demonstration")
TEAMS = words("team unit squad force guard reservist brigade battalion reserve contingent")
REMEDIES = words("medication medicine drug vaccine vaccination antiviral antibiotic pill dose jab injection treatment")
PARTIES = words("party concert game match show festival barbecue reception gala prom picnic")
PERSONS = words("""
    he she man woman boy girl child player runner student worker patient passenger officer singer actor actress
    president king queen pope minister leader
    """)
"""Who falls, faints and recovers."""
PICTURES = words("film movie video photo picture footage scene clip documentary image portrait basket goal penalty")
WEAPONS = words("drone missile rocket shell mortar grenade bomb torpedo airstrike projectile")
ROADS = words("street barricade square")
SHOWS = words("show series band film movie franchise soap programme program sequel cast")
LIVESTOCK = words("pig hog swine piglet poultry chicken cattle cow herd flock sheep livestock duck goose")
SLUMPS = words("downturn recession crisis slump economy")
EARNED = words("profit loss gain earnings revenue sale increase rise fall decline drop")
GUNS = words("gun handgun weapon pistol revolver rifle shotgun firearm")
THROWN = words("stone rock brick bottle cocktail grenade firework punch")
NARCOTICS = words("marijuana cannabis cocaine heroin narcotic methamphetamine meth ecstasy fentanyl opioid crack")
PROHIBITIONS = words("moratorium ban permit license licence decree directive regulation injunction")
WRITS = words("warrant subpoena summons indictment citation")
INFLUENCE = words("""
    chief president chairman head leader manager minister premier governor director captain coach secretary senator
    mayor pope envoy delegation
    """)
INTANGIBLE = words("government coalition cabinet regime talk round deal company bank market currency alliance")
VESSELS = words("well rig plant refinery pipeline boiler reactor tanker")
"""What explodes by accident."""
EMERGENCY = words("police officer firefighter crew paramedic deputy ambulance medic responder rescuer engine")
SPACECRAFT = words("satellite rocket probe spacecraft shuttle telescope rover capsule")
CRAFT = words("plane aircraft jet helicopter train bus car lorry truck ship ferry boat airliner vehicle van tram")
VEHICLES = words("bus car lorry truck train tram van ferry boat ship vehicle motorcycle taxi minibus tanker trailer")
"""What hits by accident."""
OFFICE = words("office position post oath chair presidency premiership throne helm job role duty reins")
CONTESTS = words("election vote seat majority nomination presidency referendum primary ballot term")
ENEMIES = words("hostage prisoner captive")
BLAME = words("accusation criticism grilling anger backlash allegation controversy outrage fury")
CARE = words("hospital doctor clinic infirmary surgery ward morgue center centre")
JUSTICE = words("court custody prison jail trial judge magistrate")
TIMES = words("""
    time hour day night weekend week month year holiday morning afternoon evening today yesterday monday tuesday
    wednesday thursday friday saturday sunday summer winter spring autumn
    """)
EQUIPMENT = words("""
    well pipeline pipe valve reactor rig cap turbine cable engine machine device preventer system pump equipment
    leak flow gusher hole rupture
    """)
"""What is worked on: what is closed, stopped or replaced without harm to anyone."""
PANELS = words("committee subcommittee panel congress congressional senate senator commission lawmaker parliament mps")
"""Who hears people without judging them."""
PAPERS = words("""
    report statement document figure result data letter list study photo footage detail survey transcript news
    information finding conclusion name evidence testimony reassurance assurance apology warning comment condolence
    message order interview advice advisory forecast analysis summary presentation promise denial allegation
    explanation remark opinion account estimate complaint affidavit tip alert e-mail email identity recording audio
    update response video image picture excerpt mail suggestion leaflet text
    """)
"""What tells something."""
FLUIDS = words("oil gas radiation toxin water chemical fume smoke crude sewage barrel gallon")
RELIEF = words("aid food water supply medicine ration blanket help relief meal parcel blood clothes donation baby")
SCHOOLS = words("school university kindergarten nursery college")
VENUES = SCHOOLS | words("park court museum prison hospital beach library")
SHORES = words("shore coast coastline beach marsh wetland delta island ground mouth reef")
WITNESSES = words("witness resident neighbour neighbor suspect victim bystander driver relative family")
SITES = words("home house block street area intersection address residence apartment complex road avenue")
SPOKEN = PAPERS | words("apology claim accusation plea point case")
ENTERPRISES = words("company firm business startup venture website site shop restaurant chain bank newspaper magazine")
INSTITUTIONS = words("commission committee panel ministry agency council republic state taskforce parliament court")
HONOURS = words(
    "award prize medal fellowship nomination honour honor oscar grammy emmy trophy scholarship oscars emmys"
)
VERDICTS = words("guilty innocent liable")
OFFICERS = INFLUENCE | words("general ambassador candidate successor host commissioner justice judge nominee surgeon")
BUILT = words("dome box plant reactor system engine generator line factory funnel")
BY_COURTS = frozenset(BY_KIND["GOVERN/decide"].split()) | words("block halt strike reject dismiss throw grant set find")
"""What courts do as governments do it."""
LAWS = words(
    "bill law budget legislation amendment resolution motion measure act version reform rule ordinance tax ban"
)
HOUSES = words("house senate parliament congress council assembly lawmaker legislature commons duma knesset")
TALLIES = words("number total figure count")
CASES = words("case infection patient toll")
HARMED = words("injure wound dead victim death")
TERRITORY = words("city town village position border country island base airport territory capital port")
SOUGHT = words("""
    help aid approval permission support asylum damages compensation extradition loan bail talk meeting ceasefire
    protection refuge clemency advice money fund funding million billion $ £ € information
    """)
GUARDS = words("police authority officer army soldier court militia rebel")
APPOINTED = words("launch date deadline vote election trial meeting sale opening decision development delivery plan")
FIGHTERS = words("rebel troop force army fighter militant militia soldier insurgent loyalist guerrilla gunman")
INVESTIGATORS = words("police policeman officer detective investigator agent official authority deputy fbi trooper")
CLUES = words("lead clue case tip angle theory evidence")
WORKERS = words("worker teacher docker miner driver nurse doctor pilot staff")
MOURNERS = words("""
    family relative parent mother father widow friend neighbour neighbor community fan classmate colleague everyone
    """)
PUBLIC_WORKS = words("road bridge airport border tunnel line port harbour harbor highway street drive station runway")
HARM = frozenset(f"{BY_KIND['ASSAULT/strike']} {BY_KIND['ASSAULT/kill']} {BY_KIND['FIGHT/clash']}".split())
CHANGES = words("""
    fall rise drop climb gain lose slip grow increase decline jump sink hit reach touch lower ease recover advance
    retreat rally settle end open close trade edge go come rebound plunge plummet tumble slump soar surge slide start
    dwindle decrease shrink stagnate tick inch dip shed bottom finish peak perform fare suffer
    """)
"""Verbs that tell of a market where their subject does."""

GAMES = words("game match final race title set point series cup championship tournament")

SENSES: tuple[Sense, ...] = (
    Sense(words("receive win get earn accept"), "CULTURE/publish", objects=HONOURS),
    Sense(
        words("host present front"), "CULTURE/show", objects=HONOURS | SHOWS | words("ceremony gala festival telecast")
    ),
    Sense(words("find"), "COERCE/court", complements=VERDICTS),
    Sense(words("name pick choose select"), "ELECT/office", within=OFFICERS, with_people=True),
    Sense(words("take rush bring transport airlift fly send transfer admit carry"), "HEALTH/treat", within=CARE),
    Sense(words("strike hit"), "ECONOMY/business", objects=words("oil gold")),
    Sense(words("swear"), "COERCE/court", objects=words("charge complaint")),
    Sense(words("rule"), "REJECT/reject", particles=words("out")),
    Sense(words("declare proclaim lift impose"), "GOVERN/decide", objects=STATES),
    Sense(BY_COURTS, "COERCE/court", subjects=COURTS),
    Sense(words("face"), "COERCE/court", objects=COURTS),
    Sense(words("throw land put"), "COERCE/arrest", within=words("jail prison custody cell dungeon")),
    Sense(words("hold keep"), "COERCE/arrest", objects=CIVILIANS, within=words("hotel camp home cell house room base")),
    Sense(words("put"), "COERCE/restrict", particles=words("down"), objects=UNREST),
    Sense(words("suspend halt shut stop resume"), "WORK/operate", objects=OPERATIONS),
    Sense(words("raise lower upgrade downgrade lift increase reduce"), "GOVERN/decide", objects=ALERTS),
    Sense(words("declare"), "ECONOMY/business", objects=words("bankruptcy insolvency dividend")),
    Sense(
        words("dismantle disband dissolve"), "GOVERN/decide", objects=words("command agency body unit committee task")
    ),
    Sense(words("order"), "GOVERN/decide", objects=frozenset(NOUN_KIND) | words("culling slaughter review")),
    Sense(words("activate mobilise mobilize call send"), "MOBILIZE/deploy", objects=TEAMS),
    Sense(words("talk speak interview"), "INVESTIGATE/search", subjects=INVESTIGATORS, objects=WITNESSES),
    Sense(words("talk speak"), "INVESTIGATE/search", subjects=INVESTIGATORS, within=WITNESSES),
    Sense(words("interview question"), "INVESTIGATE/search", objects=words("suspect witness officer victim neighbour")),
    Sense(words("work follow pursue"), "INVESTIGATE/search", subjects=INVESTIGATORS, objects=CLUES),
    Sense(words("work"), "INVESTIGATE/search", subjects=INVESTIGATORS, within=CLUES | words("scene")),
    Sense(words("classify rule"), "INVESTIGATE/search", objects=words("death incident shooting case killing fire")),
    Sense(words("recover"), "HEALTH/treat", by_people=True, alone=True),
    Sense(
        words("go"), "HEALTH/treat", within=words("surgery treatment operation therapy rehabilitation"), by_people=True
    ),
    Sense(words("collapse fall"), "LIFE/illness", within=words("floor ground"), by_people=True),
    Sense(words("upgrade downgrade reduce add"), "COERCE/court", objects=words("charge")),
    Sense(
        words("push move"), "REJECT/reject", objects=words("hearing trial vote match concert"), prepositions=words("to")
    ),
    Sense(words("cut"), "LIFE/death", objects=words("life"), complements=words("short")),
    Sense(words("back"), "MOVE/travel", prepositions=words("into")),
    Sense(words("stand"), "MOBILIZE/deploy", particles=words("by")),
    Sense(words("found establish form create start"), "ECONOMY/business", objects=ENTERPRISES),
    Sense(words("found establish form create appoint"), "GOVERN/decide", objects=INSTITUTIONS),
    Sense(words("catch suffer get"), "HEALTH/infect", objects=DISEASES),
    Sense(words("lay plant lower raise lift hoist tow"), "WORK/operate", objects=EQUIPMENT | BUILT),
    Sense(words("award give win"), "ECONOMY/business", objects=words("jackpot lottery raise bonus")),
    Sense(words("give grant seek"), "CONSULT/talk", objects=words("audience")),
    Sense(words("give offer receive take"), "HEALTH/treat", objects=REMEDIES),
    Sense(words("collapse faint"), "LIFE/illness", subjects=PERSONS, alone=True),
    Sense(
        words("take bring rush transport airlift"),
        "HEALTH/treat",
        subjects=words("ambulance paramedic medic"),
        with_people=True,
    ),
    Sense(words("take claim cost"), "LIFE/death", objects=words("life")),
    Sense(words("pass"), "LIFE/death", within=DISEASES, by_people=True),
    Sense(words("receive get"), "AID/give", objects=words("aid assistance relief")),
    Sense(words("receive get"), "AID/give", within=words("aid assistance relief")),
    Sense(words("commit pledge vow promise"), "STATEMENT/express", infinitive=True, alone=True),
    Sense(words("pledge"), "STATEMENT/express", clause=True),
    Sense(words("commit"), "STATEMENT/express", prepositions=words("to"), by_people=True),
    Sense(words("raise"), "STATEMENT/express", objects=words("alarm")),
    Sense(words("revise adjust"), "STATEMENT/say", particles=words("down up")),
    Sense(
        words("hike raise increase lower reduce trim"), "STATEMENT/say", objects=words("estimate projection forecast")
    ),
    Sense(
        words("show suggest indicate"), "STATEMENT/say", subjects=words("figure estimate report study data poll survey")
    ),
    Sense(words("make"), "STATEMENT/say", objects=SPOKEN),
    Sense(words("extend offer express convey change update lift"), "STATEMENT/say", objects=PAPERS),
    Sense(words("submit"), "REQUEST/request", objects=words("claim application bid proposal request petition plan")),
    Sense(words("submit"), "STATEMENT/say"),
    Sense(words("shake"), "CONSULT/talk", objects=words("hand")),
    Sense(words("join"), "CONSULT/talk", subjects=INFLUENCE, by_people=True),
    Sense(words("join"), "ELECT/office", objects=words("department firm company bank team staff board cabinet agency")),
    Sense(words("attend"), "CULTURE/show", objects=PARTIES),
    Sense(words("return come go appear"), "COERCE/court", within=JUSTICE - words("prison jail custody")),
    Sense(
        words("step"), "GOVERN/decide", particles=words("up"), objects=words("effort measure security control patrol")
    ),
    Sense(words("step pick"), "OTHER/other", particles=words("up")),
    Sense(words("slip fall slide tip plunge enter"), "ECONOMY/market", within=SLUMPS),
    Sense(words("put throw"), "ECONOMY/business", within=words("work job business")),
    Sense(words("put bring come go"), "WORK/operate", within=words("operation service use")),
    Sense(words("retrieve skim contain"), "WORK/operate", objects=FLUIDS | EQUIPMENT | words("spill fire blaze oil")),
    Sense(words("contain cap staunch stem seal"), "WORK/operate", objects=EQUIPMENT | words("spill")),
    Sense(words("fire start switch power"), "WORK/operate", particles=words("up"), objects=EQUIPMENT | BUILT),
    Sense(
        words("lift"), "RETREAT/release", objects=PROHIBITIONS | words("siege blockade embargo sanction restriction")
    ),
    Sense(words("ease relax"), "RETREAT/release", objects=words("restriction sanction blockade curfew tension rule")),
    Sense(words("fall become get turn feel take"), "HEALTH/infect", complements=ILLNESS),
    Sense(words("test"), "HEALTH/infect", complements=words("positive negative")),
    Sense(words("take"), "GOVERN/decide", objects=words("effect")),
    Sense(words("spend"), "OTHER/other", objects=TIMES),
    Sense(words("spend"), "OTHER/other", within=TIMES, alone=True),
    Sense(words("close shut halt stop block plug replace intercept kill"), "WORK/operate", objects=EQUIPMENT),
    Sense(words("detect find spot"), "DISASTER/spill", objects=words("leak spill seepage seep slick")),
    Sense(words("increase raise lower revise cut double"), "STATEMENT/say", objects=words("estimate projection tally")),
    Sense(words("shoot"), "REJECT/reject", particles=words("down"), objects=words("speculation idea claim proposal")),
    Sense(words("kill slaughter cull destroy"), "HEALTH/infect", objects=LIVESTOCK),
    Sense(words("take"), "MOVE/travel", particles=words("off"), alone=True),
    Sense(words("rush"), "ECONOMY/business", particles=words("out")),
    Sense(words("launch start"), "GOVERN/decide", objects=words("program programme scheme initiative fund")),
    Sense(words("enter"), "ECONOMY/business", objects=words("service production market")),
    Sense(
        words("launch"),
        "ECONOMY/business",
        objects=words(
            "version device service product website app phone smartphone store model tool site system network"
        ),
    ),
    Sense(words("see"), "ECONOMY/market", objects=EARNED, subjects=ECONOMIC),
    Sense(words("concede"), "ELECT/vote", objects=words("defeat election race")),
    Sense(words("capture collect siphon recover"), "WORK/operate", objects=FLUIDS),
    Sense(words("leave join quit return"), "CULTURE/publish", objects=SHOWS),
    Sense(words("return come"), "CULTURE/publish", within=SHOWS | words("screen stage")),
    Sense(words("leave join quit"), "ELECT/office", objects=words("company firm bank")),
    Sense(words("join"), "PROTEST/protest", objects=words("protest protester demonstration march rally strike")),
    Sense(words("go return come"), "OTHER/other", within=words("work school class normal")),
    Sense(words("go come"), "INVESTIGATE/search", subjects=INVESTIGATORS, prepositions=words("through over")),
    Sense(words("learn hear"), "INVESTIGATE/search", prepositions=words("of about")),
    Sense(words("raid"), "COERCE/arrest", subjects=INVESTIGATORS),
    Sense(words("hit strike kill injure"), "DISASTER/accident", subjects=words("motorist driver train")),
    Sense(words("hit strike hurt"), "ECONOMY/market", within=SLUMPS),
    Sense(words("post report record book"), "ECONOMY/business", objects=EARNED),
    Sense(words("win lose"), "COERCE/court", objects=words("case lawsuit appeal suit trial")),
    Sense(words("challenge contest"), "REJECT/reject", objects=words("decision award ruling result law order ban")),
    Sense(words("demonstrate"), "PROTEST/protest", alone=True),
    Sense(words("demonstrate"), "SCIENCE/research"),
    Sense(words("follow chase pursue"), "MOVE/travel", by_people=True, with_people=True),
    Sense(words("follow chase pursue"), "MOVE/travel", objects=CRAFT),
    Sense(
        words("recognise recognize"),
        "COOPERATE/cooperate",
        objects=words("state government council independence republic"),
    ),
    Sense(words("recognise recognize"), "STATEMENT/express"),
    Sense(words("exchange trade"), "CONSULT/talk", objects=words("email e-mail letter message view word insult")),
    Sense(words("resolve settle end"), "AGREE/agree", objects=words("dispute conflict row feud lawsuit")),
    Sense(words("unveil outline detail"), "STATEMENT/say", objects=words("plan strategy proposal vision initiative")),
    Sense(words("unveil"), "CULTURE/publish", objects=words("statue memorial monument portrait plaque bust")),
    Sense(words("suspend halt resume"), "ECONOMY/market", objects=words("trading trade share production")),
    Sense(words("get receive answer take"), "AID/give", subjects=EMERGENCY, objects=words("call report")),
    Sense(words("seek win"), "ELECT/vote", objects=words("re-election reelection candidacy")),
    Sense(words("open reopen"), "WORK/operate", objects=VENUES),
    Sense(words("open reopen"), "WORK/operate", subjects=VENUES),
    Sense(words("make"), "AID/give", objects=words("grant")),
    Sense(words("file"), "REQUEST/request", objects=words("application request")),
    Sense(words("reach hit touch enter near approach"), "DISASTER/spill", subjects=FLUIDS, objects=SHORES),
    Sense(words("award"), "COERCE/court", objects=words("damage damages compensation")),
    Sense(words("award"), "COERCE/court", subjects=words("jury judge court")),
    Sense(words("testify appear speak"), "CONSULT/talk", within=PANELS),
    Sense(words("face draw spark provoke attract"), "ACCUSE/accuse", objects=BLAME),
    Sense(words("call label brand term describe"), "STATEMENT/express", naming=True),
    Sense(words("go"), "STATEMENT/say", particles=words("on"), clause=True),
    Sense(words("blow"), "DISASTER/accident", particles=words("up out"), alone=True),
    Sense(words("burn"), "WORK/operate", objects=FLUIDS),
    Sense(
        words("burn"),
        "ASSAULT/strike",
        by_people=True,
        objects=VEHICLES | words("house home station shop church mosque flag effigy"),
    ),
    Sense(words("find detect identify confirm"), "HEALTH/infect", subjects=DISEASES),
    Sense(words("wash"), "DISASTER/spill", particles=words("ashore up")),
    Sense(words("lead"), "CONSULT/visit", objects=words("delegation mission")),
    Sense(
        words("form create"),
        "LIFE/found",
        objects=words("party group alliance movement coalition band club"),
    ),
    Sense(words("tap"), "ELECT/office", with_people=True),
    Sense(words("play"), "SPORT/win", objects=words("golf football tennis soccer cricket basketball baseball hockey")),
    Sense(words("hit"), "PROTEST/protest", objects=ROADS, by_people=True),
    Sense(words("go"), "ASSAULT/kill", subjects=GUNS, particles=words("off")),
    Sense(words("release discharge"), "HEALTH/treat", within=CARE),
    Sense(words("discharge"), "ASSAULT/kill", objects=GUNS),
    Sense(words("discharge"), "HEALTH/treat", with_people=True),
    Sense(words("learn discover"), "INVESTIGATE/search", clause=True),
    Sense(words("lose"), "OTHER/other", particles=words("out")),
    Sense(words("run"), "DISASTER/accident", particles=words("over down"), with_people=True),
    Sense(
        words("confirm report detect diagnose identify find see record register log"),
        "HEALTH/infect",
        objects=CASES | DISEASES,
    ),
    Sense(HARM - {"kill", "die"} | CHANGES, "ECONOMY/market", subjects=ECONOMIC),
    Sense(words("cut lower raise downgrade upgrade"), "ECONOMY/market", objects=words("rating forecast outlook")),
    Sense(CHANGES, "ECONOMY/market", within=words("percent percentage % cent point")),
    Sense(CHANGES - {"recover"}, "ECONOMY/market", objects=words("percent percentage % cent")),
    Sense(words("gain lose shed add drop climb"), "ECONOMY/market", objects=words("point")),
    Sense(words("pronounce declare"), "LIFE/death", complements=words("dead deceased")),
    Sense(words("list describe report"), "HEALTH/treat", within=words("condition")),
    Sense(words("hear"), "ASSAULT/kill", objects=words("shot gunfire gunshot shooting")),
    Sense(words("throw hurl lob toss pelt"), "ASSAULT/strike", objects=THROWN),
    Sense(words("deal sell distribute possess traffic"), "CRIME/theft", objects=NARCOTICS),
    Sense(words("issue serve obtain"), "COERCE/court", objects=WRITS),
    Sense(words("order"), "COERCE/court", subjects=words("judge court magistrate tribunal jury")),
    Sense(words("order issue lift"), "GOVERN/decide", objects=PROHIBITIONS),
    Sense(words("order"), "GOVERN/decide", subjects=AUTHORITIES),
    Sense(words("order"), "GOVERN/decide", infinitive=True),
    Sense(words("deliver"), "STATEMENT/say", objects=words("speech address lecture sermon keynote verdict remark")),
    Sense(words("plead"), "REQUEST/request", infinitive=True),
    Sense(words("plead"), "REQUEST/request", prepositions=words("for with")),
    Sense(words("go appear"), "STATEMENT/say", within=words("television tv radio air")),
    Sense(words("pick choose select"), "SPORT/win", within=words("draft")),
    Sense(words("operate"), "HEALTH/treat", prepositions=words("on"), alone=True),
    Sense(words("test"), "HEALTH/infect", with_people=True, prepositions=words("for")),
    Sense(words("intercept"), "COERCE/restrict", with_people=True),
    Sense(words("capture seize retake overrun"), "FIGHT/advance", subjects=FIGHTERS),
    Sense(words("put"), "REJECT/reject", particles=words("off")),
    Sense(words("push"), "REJECT/reject", particles=words("back"), objects=APPOINTED),
    Sense(words("fight battle"), "HEALTH/treat", objects=DISEASES),
    Sense(words("fight battle"), "AID/rescue", objects=words("fire blaze wildfire flame flood")),
    Sense(words("make build produce"), "ECONOMY/business", objects=CRAFT | VEHICLES),
    Sense(words("install"), "ELECT/office", prepositions=words("as"), with_people=True),
    Sense(words("install"), "WORK/operate"),
    Sense(words("question"), "INVESTIGATE/search", with_people=True),
    Sense(words("question"), "INVESTIGATE/search", prepositions=words("on over about")),
    Sense(words("question"), "ACCUSE/accuse"),
    Sense(words("attack"), "ACCUSE/accuse", by_people=True, prepositions=words("for over")),
    Sense(words("point"), "STATEMENT/say", by_people=True, prepositions=words("to")),
    Sense(words("take"), "ECONOMY/business", objects=words("order preorder pre-order booking stake loss profit")),
    Sense(words("release"), "RETREAT/release", within=words("wild")),
    Sense(words("close shut"), "COERCE/restrict", subjects=VENUES, alone=True),
    Sense(words("conclude"), "INVESTIGATE/search", clause=True),
    Sense(words("conclude"), "AGREE/agree", objects=words("deal agreement treaty pact talk contract accord sale")),
    Sense(words("conclude"), "OTHER/other"),
    Sense(
        words("meet"),
        "OTHER/other",
        within=words("scepticism skepticism resistance criticism silence anger opposition"),
    ),
    Sense(
        words("meet"),
        "OTHER/other",
        objects=words("target demand requirement standard deadline need goal criterion cost"),
    ),
    Sense(words("finish place rank"), "SPORT/win", complements=words("first second third fourth fifth sixth last")),
    Sense(words("make issue receive"), "THREATEN/threaten", objects=words("threat")),
    Sense(words("take"), "ELECT/office", particles=words("over"), subjects=INFLUENCE),
    Sense(words("take"), "ELECT/office", particles=words("over"), prepositions=words("as")),
    Sense(words("kill"), "REJECT/reject", objects=words("bill deal plan proposal project idea amendment")),
    Sense(words("devastate shock stun sadden"), "LIFE/mourn", objects=MOURNERS),
    Sense(words("capture corner"), "COERCE/arrest", with_people=True),
    Sense(words("replace"), "ELECT/office", with_people=True),
    Sense(words("replace"), "WORK/operate"),
    Sense(words("identify name"), "INVESTIGATE/search", prepositions=words("as"), with_people=True),
    Sense(words("leave"), "OTHER/other", objects=GUNS | words("bag package note mark impression car")),
    Sense(words("hit strike"), "DISASTER/accident", subjects=VEHICLES),
    Sense(HARM, "ECONOMY/market", objects=MARKS),
    Sense(HARM, "OTHER/other", subjects=ABSTRACT),
    Sense(words("hurt injure wound"), "OTHER/other", objects=ECONOMIC | FEELINGS),
    Sense(words("crash collapse"), "ECONOMY/market", subjects=ECONOMIC),
    Sense(words("rise climb jump increase grow fall drop decline tick"), "HEALTH/infect", subjects=CASES | HARMED),
    Sense(words("plunge slide tumble fall jump climb dive"), "MOVE/travel", by_people=True),
    Sense(words("plunge plummet tumble slump soar surge slide rebound"), "ECONOMY/market"),
    Sense(words("defend advance"), "FIGHT/advance", objects=TERRITORY),
    Sense(words("advance"), "MOVE/travel", by_people=True),
    Sense(words("seek"), "REQUEST/request", objects=SOUGHT),
    Sense(words("introduce propose unveil table outline"), "GOVERN/decide", objects=LAWS),
    Sense(words("introduce unveil"), "CULTURE/publish", prepositions=words("as")),
    Sense(words("introduce unveil"), "ECONOMY/business"),
    Sense(words("play draw"), "SPORT/win", objects=words("match game team side final club round")),
    Sense(words("play"), "CULTURE/publish", objects=words("role part"), within=SHOWS),
    Sense(words("play"), "OTHER/other", objects=words("role part"), prepositions=words("in")),
    Sense(words("play"), "CULTURE/publish", objects=words("role concert music song part character")),
    Sense(words("collapse fall crumble"), "OTHER/other", subjects=INTANGIBLE),
    Sense(words("open"), "ASSAULT/kill", objects=words("fire")),
    Sense(words("catch"), "DISASTER/accident", objects=words("fire")),
    Sense(words("set start"), "ASSAULT/strike", objects=words("fire blaze")),
    Sense(words("fire"), "ELECT/office", with_people=True),
    Sense(words("shoot"), "CULTURE/publish", objects=PICTURES),
    Sense(words("beat strike"), "SPORT/win", objects=words("team club side champion rival odds opponent record")),
    Sense(words("strike reach make cut clinch"), "AGREE/agree", objects=words("deal agreement accord compromise")),
    Sense(words("strike"), "PROTEST/strike", subjects=WORKERS),
    Sense(words("launch fire"), "ASSAULT/strike", objects=WEAPONS),
    Sense(words("explode"), "ASSAULT/strike", subjects=WEAPONS | words("mine device charge warhead")),
    Sense(words("blow"), "DISASTER/accident", subjects=VESSELS),
    Sense(words("test"), "MOBILIZE/deploy", objects=WEAPONS | words("weapon warhead")),
    Sense(words("drop"), "ASSAULT/strike", objects=WEAPONS),
    Sense(words("drop dismiss"), "RETREAT/release", objects=words("charge case lawsuit claim allegation")),
    Sense(words("launch"), "SCIENCE/space", objects=SPACECRAFT),
    Sense(words("release"), "RETREAT/release", with_people=True),
    Sense(words("release"), "RETREAT/release", objects=ENEMIES),
    Sense(words("release"), "DISASTER/spill", objects=FLUIDS),
    Sense(
        words("release issue publish deliver offer give provide present share send receive leave"),
        "STATEMENT/say",
        objects=PAPERS,
    ),
    Sense(words("send make submit"), "REQUEST/request", objects=words("request appeal petition plea application")),
    Sense(words("release"), "CULTURE/publish"),
    Sense(words("receive"), "CONSULT/host", by_people=True, with_people=True),
    Sense(words("ask"), "STATEMENT/say", clause=True),
    Sense(words("ask"), "STATEMENT/say", prepositions=words("about")),
    Sense(words("add"), "STATEMENT/say", clause=True),
    Sense(words("add"), "OTHER/other", prepositions=words("to")),
    Sense(words("speak talk"), "STATEMENT/say", within=words("reporter press journalist media news nation crowd")),
    Sense(words("speak talk"), "CONSULT/talk", prepositions=words("with to")),
    Sense(words("speak talk"), "STATEMENT/say"),
    Sense(words("try"), "COERCE/court", with_people=True),
    Sense(words("turn"), "REJECT/reject", particles=words("down")),
    Sense(words("enter"), "COERCE/court", objects=words("plea")),
    Sense(words("turn"), "RETREAT/withdraw", objects=words("himself herself themselves")),
    Sense(words("stop"), "COERCE/restrict", with_people=True),
    Sense(words("stop"), "COERCE/restrict", objects=CRAFT, subjects=INVESTIGATORS),
    Sense(words("stop"), "MOVE/travel", objects=CRAFT, by_people=True),
    Sense(words("stop"), "COERCE/restrict", objects=CRAFT),
    Sense(words("stop"), "MOVE/travel", by_people=True, alone=True),
    Sense(words("close shut"), "COERCE/restrict", subjects=AUTHORITIES),
    Sense(words("close shut"), "COERCE/restrict", objects=VENUES),
    Sense(words("flood pour stream"), "MOVE/travel", by_people=True),
    Sense(words("erupt"), "ASSAULT/strike", within=words("gunfire violence shooting")),
    Sense(words("erupt"), "OTHER/other", subjects=words("chaos panic anger crowd applause row dispute argument cheer")),
    Sense(words("take hold"), "ASSAULT/abduct", objects=words("hostage")),
    Sense(words("take"), "ELECT/office", objects=OFFICE),
    Sense(words("take bring remand hold place put"), "COERCE/arrest", within=words("custody arrest")),
    Sense(words("seek receive undergo"), "HEALTH/treat", objects=words("treatment surgery care")),
    Sense(words("give provide"), "AID/give", objects=words("grant money fund loan aid food")),
    Sense(words("make take reach"), "GOVERN/decide", objects=words("decision")),
    Sense(words("appear bring stand go face put"), "COERCE/court", within=JUSTICE),
    Sense(words("face"), "COERCE/court", objects=words("charge trial prison court sentence count allegation")),
    Sense(words("take pour spill"), "PROTEST/protest", within=ROADS),
    Sense(words("take seize"), "FIGHT/advance", objects=TERRITORY | words("control")),
    Sense(words("seize"), "COERCE/restrict"),
    Sense(words("hold"), "COERCE/arrest", subjects=GUARDS, with_people=True),
    Sense(words("call"), "REJECT/reject", particles=words("off")),
    Sense(words("call"), "REQUEST/request", infinitive=True),
    Sense(words("phone ring telephone"), "CONSULT/talk", with_people=True),
    Sense(words("put"), "STATEMENT/say", particles=words("out"), objects=PAPERS),
    Sense(words("take answer"), "STATEMENT/say", objects=words("question")),
    Sense(words("return"), "ECONOMY/business", within=words("profit profitability growth")),
    Sense(words("reach"), "WORK/operate", objects=EQUIPMENT),
    Sense(words("start begin resume finish continue"), "WORK/operate", objects=words("work")),
    Sense(words("forge"), "AGREE/agree", objects=words("deal alliance agreement compromise consensus link")),
    Sense(words("forge"), "OTHER/other", particles=words("ahead on")),
    Sense(words("call summon dispatch send"), "AID/give", objects=EMERGENCY),
    Sense(words("dispatch"), "AID/give", within=words("shooting fire crash scene call accident emergency")),
    Sense(words("respond rush arrive come"), "AID/give", subjects=EMERGENCY),
    Sense(words("respond"), "AID/give", within=words("police department sheriff office")),
    Sense(words("respond"), "AID/give", within=words("call scene shooting report emergency fire incident crash alarm")),
    Sense(words("respond"), "AID/give", subjects=AUTHORITIES | words("authority member"), within=SITES),
    Sense(words("respond"), "STATEMENT/express"),
    Sense(words("pass"), "LIFE/death", particles=words("away")),
    Sense(words("lose"), "LIFE/death", objects=words("life battle")),
    Sense(
        words("lose"), "ECONOMY/business", objects=words("job money million billion production revenue market share")
    ),
    Sense(words("lose"), "DISASTER/accident", objects=words("power electricity home house")),
    Sense(words("lose"), "LIFE/death", with_people=True),
    Sense(words("win lose secure"), "ELECT/vote", objects=CONTESTS),
    Sense(words("win"), "ECONOMY/business", objects=words("contract tender order")),
    Sense(words("leave"), "ELECT/office", objects=OFFICE | words("party government cabinet")),
    Sense(words("run stand"), "ELECT/vote", within=words("president office election mayor senate governor seat")),
    Sense(words("step stand"), "ELECT/office", particles=words("down aside")),
    Sense(words("step"), "MOVE/travel", by_people=True),
    Sense(words("break"), "CRIME/theft", within=words("house home shop store building car flat office")),
    Sense(words("break set"), "SPORT/win", objects=words("record")),
    Sense(words("test"), "HEALTH/infect", within=words("virus flu disease coronavirus hiv drug")),
    Sense(words("cut sever"), "SANCTION/sanction", objects=words("tie relation link")),
    Sense(words("pass"), "GOVERN/decide", objects=LAWS),
    Sense(words("pass"), "GOVERN/decide", subjects=HOUSES),
    Sense(words("pass"), "GOVERN/decide", objects=HOUSES),
    Sense(words("take bring carry send fly drive"), "MOVE/travel", with_people=True),
    Sense(words("go come leave enter cross pass head drive"), "MOVE/travel", by_people=True),
    Sense(words("go come leave enter cross pass head pull"), "MOVE/travel", subjects=CRAFT),
    Sense(words("name"), "ACCUSE/accuse", objects=words("suspect culprit")),
    Sense(words("raise"), "STATEMENT/express", objects=words("concern question doubt issue alarm fear hope")),
    Sense(words("pull"), "RETREAT/withdraw", particles=words("out back")),
    Sense(words("pull"), "AID/give", with_people=True),
    Sense(words("pull"), "AID/give", within=words("rubble wreckage water river sea debris")),
    Sense(words("open close shut reopen"), "WORK/operate", objects=PUBLIC_WORKS),
    Sense(words("open reopen"), "HEALTH/treat", objects=words("clinic ward hospice surgery hospital")),
    Sense(words("bury"), "LIFE/mourn", with_people=True),
    Sense(words("file lodge"), "COERCE/court", objects=words("lawsuit suit complaint charge claim appeal")),
    Sense(words("file"), "ECONOMY/business", within=words("bankruptcy insolvency protection administration")),
    Sense(words("lose"), "SPORT/win", objects=GAMES),
    Sense(words("lose"), "SPORT/win", alone=True),
    Sense(words("die kill"), "LIFE/death", within=words("cause age")),
    Sense(words("deliver supply"), "AID/give", objects=RELIEF),
    Sense(words("deliver supply"), "ECONOMY/business"),
    Sense(words("save"), "AID/give", with_people=True),
    Sense(words("save"), "AID/give", objects=words("life home house wildlife animal")),
    Sense(words("save"), "ECONOMY/business"),
)

OF_VERB: dict[str, tuple[Sense, ...]] = {
    verb: tuple(sense for sense in SENSES if verb in sense.verbs) for sense in SENSES for verb in sense.verbs
}
"""The senses of each verb, the first to be tried first."""


@dataclass(frozen=True, slots=True)
class NounSense:
    """What some nouns mean beside words that modify them or stand below their prepositions: "a rail strike".

    Args:
        anywhere: whether the words may stand anywhere in the sentence.
    """

    nouns: frozenset[str]
    kind: str
    beside: frozenset[str]
    anywhere: bool = False


NOUN_SENSES = (
    NounSense(
        words("arrest attack failure stroke seizure"),
        "LIFE/illness",
        words("cardiac heart panic asthma respiratory kidney liver anxiety epileptic"),
    ),
    NounSense(
        words("strike"),
        "PROTEST/strike",
        words("""
            general hunger labour labor rail transport worker teacher docker miner driver nurse doctor pilot union staff
            crew employee cleaner lorry bus tube train airline
            """),
    ),
    NounSense(
        words("explosion blast"),
        "ASSAULT/strike",
        words("""
            bomb suicide bomber grenade roadside drone missile rocket shell mortar artillery device attack terrorist
            """),
    ),
    NounSense(
        words("fire"),
        "ASSAULT/strike",
        words("""
            weapon gun gunner artillery automatic sniper mortar rocket machine arm tank enemy live friendly
            open exchange return
            """),
    ),
    NounSense(
        words("hearing"),
        "CONSULT/talk",
        words("house parliamentary council public"),
    ),
    NounSense(words("hearing"), "CONSULT/talk", PANELS, anywhere=True),
    NounSense(words("killing kill"), "WORK/operate", EQUIPMENT),
    NounSense(words("test testing"), "WORK/operate", EQUIPMENT | words("pressure integrity seal")),
    NounSense(words("test testing"), "MOBILIZE/deploy", words("missile nuclear weapon rocket warhead")),
    NounSense(words("test testing"), "HEALTH/infect", DISEASES | words("positive blood swab"), anywhere=True),
    NounSense(words("arrival"), "ECONOMY/market", words("tourist visitor")),
    NounSense(words("call"), "OTHER/other", words("close")),
    NounSense(words("release"), "STATEMENT/say", PAPERS | {"press", "media"}),
    NounSense(words("game"), "OTHER/other", words("blame waiting")),
    NounSense(words("release opening"), "CULTURE/publish", SHOWS | words("album song book video")),
    NounSense(words("raid"), "CRIME/theft", words("shop jewellery jewelry bank store robber")),
    NounSense(words("attack"), "CRIME/theft", words("cyber hacker hacking phishing malware web website computer")),
    NounSense(words("raid"), "COERCE/arrest", words("police fbi drug dawn house")),
    NounSense(words("battle fight war"), "COERCE/court", words("legal court custody")),
    NounSense(words("appeal"), "COERCE/court", words("court sentence conviction verdict ruling file lodge judge")),
    NounSense(words("call"), "CONSULT/talk", words("phone telephone conference video")),
    NounSense(
        words("call"), "AID/give", words("shooting emergency distress fire crash accident robbery burglary 911 999 112")
    ),
    NounSense(words("launch"), "SCIENCE/space", SPACECRAFT),
    NounSense(words("trial"), "SCIENCE/research", words("clinical vaccine drug field human phase medical")),
    NounSense(words("rally march win victory game race match defeat"), "ECONOMY/market", ECONOMIC),
    NounSense(
        words("rally"), "ECONOMY/market", words("stock share index nasdaq dow trading market investor"), anywhere=True
    ),
    NounSense(
        words("win victory defeat race primary"), "ELECT/vote", words("election vote presidential electoral poll")
    ),
)
NOUN_SENSES_OF: dict[str, tuple[NounSense, ...]] = {
    noun: tuple(sense for sense in NOUN_SENSES if noun in sense.nouns) for each in NOUN_SENSES for noun in each.nouns
}
"""The senses of each noun, the first to be tried first."""


BY_MEANING = {
    "death": """
    kill die perish slay murder assassinate execute massacre slaughter behead lynch death killing slaying homicide
    manslaughter assassination execution beheading lynching bloodbath carnage bloodshed
    """,
    "shooting": "shoot gun shooting gunfire gunshot gunfight shootout",
    "wound": "wound injure hurt maim",
    "stabbing": "stab stabbing",
    "explosion": "explode detonate explosion blast",
    "blaze": "torch blaze inferno wildfire",
    "crash": "crash collide derail crash collision accident derailment wreck pile-up",
    "theft": "robbery theft heist",
    "abduction": "abduct kidnap abduction kidnapping",
    "arrest": "arrest detain apprehend arrest detention",
    "charge": "charge indict indictment",
    "conviction": "convict conviction verdict",
    "sentence": "sentence jail imprison incarcerate sentencing",
    "trial": "try testify plead trial hearing",
    "acquittal": "acquit acquittal",
    "fine": "fine",
    "extradition": "extradite extradition",
}

MEANING = {word: meaning for meaning, found in BY_MEANING.items() for word in found.split()}
