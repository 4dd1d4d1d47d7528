"""Nouns that name events, by the kind of event, and nouns by the field of life to which they belong."""

from pipelines.events.lexicon import words

BY_KIND = {
    "ASSAULT/strike": """
    strike attack assault bombing shelling airstrike bombardment raid barrage ambush hijacking
    arson sabotage gunfire gunshot bomb-attack counterattack counter-attack firebombing violence crossfire rampage
    """,
    "ASSAULT/kill": """
    massacre killing shooting murder assassination execution stabbing genocide beheading lynching slaying
    bloodbath carnage bloodshed homicide manslaughter
    """,
    "ASSAULT/abduct": "kidnapping abduction",
    "ASSAULT/invade": "invasion incursion",
    "FIGHT/clash": "battle fighting clash combat skirmish siege gunfight shootout firefight",
    "FIGHT/advance": """
    offensive counteroffensive counter-offensive capture occupation annexation liberation
    """,
    "COERCE/arrest": "arrest detention crackdown curfew lockdown imprisonment",
    "CRIME/theft": """
    robbery theft heist burglary break-in fraud smuggling trafficking looting rape carjacking hacking larceny mugging
    embezzlement extortion
    """,
    "INVESTIGATE/search": "investigation inquiry probe search autopsy manhunt inspection audit",
    "COERCE/court": """
    trial conviction sentencing hearing indictment verdict extradition lawsuit acquittal arraignment prosecution
    inquest ruling retrial
    """,
    "COERCE/restrict": "blockade shutdown expulsion deportation eviction ban",
    "SANCTION/sanction": "sanction embargo boycott",
    "PROTEST/protest": "protest demonstration rally riot march sit-in walkout unrest uprising revolt mutiny",
    "CONSULT/visit": "visit trip tour arrival stopover pilgrimage departure",
    "CONSULT/talk": """
    meeting talk summit conference negotiation consultation discussion session forum dialogue briefing
    interview hearing gathering congress convention debate
    """,
    "AGREE/agree": """
    agreement deal ceasefire truce accord treaty armistice pact memorandum signing settlement
    """,
    "AID/pledge": "pledge",
    "AID/give": "contribution donation delivery evacuation rescue shipment",
    "RETREAT/withdraw": "withdrawal retreat surrender pullout",
    "RETREAT/release": "release swap amnesty",
    "REJECT/reject": "rejection veto refusal cancellation postponement",
    "REQUEST/request": "call appeal",
    "SUPPORT/support": "endorsement",
    "MOBILIZE/deploy": "deployment mobilisation mobilization exercise manoeuvre",
    "ELECT/vote": "election vote referendum ballot poll by-election runoff primary",
    "ELECT/office": """
    resignation inauguration appointment coup overthrow impeachment coronation abdication ouster dismissal nomination
    reshuffle sacking swearing-in
    """,
    "DISASTER/accident": """
    crash collapse derailment accident fire explosion blast shipwreck collision spill meltdown outage stampede wreck
    disaster pile-up leak blackout blowout spillage sinking blaze inferno crush
    """,
    "DISASTER/nature": """
    earthquake flood hurricane storm eruption tsunami landslide wildfire cyclone typhoon drought tornado
    avalanche quake flooding mudslide heatwave landfall aftershock famine
    """,
    "LIFE/birth": "birth",
    "LIFE/marry": "wedding marriage divorce",
    "LIFE/funeral": "funeral burial",
    "LIFE/death": "death",
    "LIFE/found": "founding foundation establishment creation independence",
    "ECONOMY/business": """
    launch opening closure merger takeover acquisition bankruptcy bailout layoff auction devaluation buyout insolvency
    """,
    "HEALTH/infect": "outbreak epidemic pandemic",
    "HEALTH/treat": "vaccination quarantine surgery transplant hospitalisation hospitalization amputation",
    "SPORT/win": "victory defeat win championship tournament match game final race marathon playoff",
    "CULTURE/show": """
    publication festival concert ceremony celebration parade premiere exhibition screening vigil memorial-service
    """,
    "SCIENCE/research": "discovery experiment liftoff lift-off spacewalk eclipse flyby breakthrough",
    "MOVE/travel": "voyage journey exodus escape pursuit",
    "STATEMENT/say": "statement speech announcement address remark interview testimony",
}

KIND = {noun: kind for kind, nouns in reversed(BY_KIND.items()) for noun in nouns.split()}

LASTING = words("""
    siege battle fighting offensive counteroffensive counter-offensive occupation annexation invasion bombardment
    crackdown lockdown blockade manhunt search investigation inquiry probe trial retrial inquest hearing prosecution
    protest unrest uprising revolt riot violence sit-in summit conference session convention tour visit trip exercise
    election referendum evacuation deployment withdrawal outbreak epidemic pandemic famine drought flood flooding
    heatwave storm wildfire spill leak blackout outage tournament championship festival exhibition voyage journey
    """)
"""What may last for days, with parts of its own."""

STAGES = words("opening launch start beginning end outbreak resumption conclusion wave series spate")
"""What stands for the event that it is of: the opening of an attack."""
HOLDERS = words("""
    operation effort attempt bid campaign incident process programme program scene spree rampage drive battle struggle
    """)
"""What stands for the event that is named beside it: a rescue operation, a shooting incident."""


BY_FIELD = {
    "COERCE/court": """
    court judge jury juror prosecutor lawyer attorney magistrate defendant plaintiff plea verdict lawsuit appeal
    bail tribunal defence-lawyer witness inquest testimony warrant custody sentence prison jail inmate prisoner
    parole probation solicitor barrister litigation injunction bailiff felony misdemeanor courthouse courtroom
    subpoena indictment sentencing arraignment
    """,
    "CRIME/theft": """
    thief robber burglar smuggler trafficker mobster fraudster loot ransom contraband cocaine heroin looter vandal
    hacker gang cartel pirate scam
    """,
    "INVESTIGATE/search": """
    police officer detective investigator sheriff deputy suspect constable inspector coroner inquiry probe
    investigation clue evidence autopsy policeman auditor watchdog regulator forensic fbi
    """,
    "AID/rescue": """
    firefighter rescuer paramedic ambulance medic lifeguard coastguard fireman responder volunteer charity donor
    donation refuge shelter tent ration evacuee blanket
    """,
    "HEALTH/care": """
    hospital patient doctor nurse vaccine virus infection disease flu influenza drug surgery clinic surgeon symptom
    physician pandemic epidemic outbreak medicine therapy dose diagnosis ward pneumonia fever mosquito health injury
    wound bullet-wound medication antiviral antibiotic pill tablet illness bacteria mask facemask ventilator hygiene
    cancer tumour tumor asthma diabetes immunity cough antibody swab transfusion kidney liver lung ache ailment
    """,
    "DISASTER/nature": """
    storm thunderstorm rain snow ice hurricane flood slick lava ash tremor aftershock quake earthquake tsunami rubble
    wind debris flame smoke blaze fire floodwater tide wave landslide avalanche drought oil crude spill typhoon
    cyclone tornado blizzard hail gale lightning mud rainfall snowfall sinkhole contamination pollution sludge tar
    volcano wreckage
    """,
    "MOBILIZE/deploy": """
    troop soldier army militia militant rebel fighter warplane tank navy regiment commando marine warship brigade
    battalion insurgent guerrilla jet drone missile warhead sniper helicopter convoy airstrike artillery fleet
    squadron loyalist commander weaponry checkpoint gunboat submarine garrison paratrooper peacekeeper weapon
    """,
    "ELECT/campaign": """
    candidate voter ballot campaign election vote constituency nominee poll pollster turnout electorate delegate
    caucus incumbent
    """,
    "GOVERN/decide": """
    parliament lawmaker senate congress bill law legislation government ministry cabinet council legislature senator
    legislator mp regulation policy decree constitution mayor governor minister president administration commission
    chancellor monarch official rule ban treaty reform amendment referendum agency commissioner congressman
    congresswoman councillor permit licence subsidy ordinance guideline moratorium curfew
    """,
    "PROTEST/protest": """
    protester demonstrator protestor activist crowd rioter striker placard picket marcher banner campaigner slogan
    barricade
    """,
    "ECONOMY/business": """
    company firm bank investor shareholder profit revenue sale price share stock market trader analyst retailer
    manufacturer factory economy budget fund dollar euro pound loan debt tax customer product carmaker brand
    business employer worker staff job wage salary pension union contract shop store chain airline executive payment
    money automaker lender creditor purchase production stake asset mortgage bond bailout stimulus funding industry
    sector recession rating smartphone phone laptop gadget model dealer compensation growth yen yuan peso billion
    million percent $ £ € dividend earnings currency inflation export import tariff capacity trading commerce
    consumer grocery supermarket warehouse merchandise tourism restaurant startup entrepreneur portfolio subsidiary
    patent rent farmer crop harvest
    """,
    "SPORT/contest": """
    team player club coach match goal season league tournament athlete champion striker medal cup title fan referee
    goalkeeper midfielder quarterback batsman playoff race championship stadium penalty innings golf tennis football
    cricket golfer boxer swimmer sprinter olympics pitcher touchdown
    """,
    "CULTURE/work": """
    film movie album song book novel actor actress singer band concert show series exhibition artist studio author
    writer director musician comedian celebrity museum gallery theatre theater award painting sculpture magazine
    newspaper episode video sequel franchise trailer television comedy screen dancer choir orchestra broadcaster
    poem poet playwright documentary lyric statue
    """,
    "SCIENCE/research": """
    scientist researcher research study satellite telescope spacecraft rocket experiment test planet astronaut
    laboratory astronomer physicist biologist shuttle genome species fossil sample data software computer engineer
    technology patch browser app website lab microscope molecule gene dna
    """,
    "MOVE/transport": """
    plane aircraft flight train ship ferry vessel bus passenger airport car truck lorry boat pilot driver vehicle
    tanker crew cargo road highway railway tram taxi yacht motorist traffic bicycle motorcycle trailer minibus
    runway luggage traveller traveler commuter holidaymaker tourist pedestrian
    """,
    "WORK/operate": """
    well pipeline bridge dam plant reactor rig cap pipe tunnel cable turbine valve crane building tower contractor
    equipment machinery cement device box dome funnel hose drill roof container riser preventer submersible boom
    barrier scaffold boiler generator sewer canal levee dike embankment structure robot builder plumber electrician
    wellhead engineer
    """,
    "LIFE/family": """
    student university school pupil teacher family mother father wife husband son daughter baby couple wedding
    funeral birthday grave coffin widow parent child classmate campus classroom exam graduate graduation orphan
    grandmother grandfather
    """,
}

FIELD = {noun: kind for kind, nouns in reversed(BY_FIELD.items()) for noun in nouns.split()}
"""The first field that names a noun wins."""

FORCES = frozenset(noun for noun, kind in FIELD.items() if kind == "DISASTER/nature") | words("""
    sea weather sky temperature shower gust heat cold fog front current virus strain bug surplus growth
    """)
"""What nobody steers."""
