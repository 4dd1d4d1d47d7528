"""Nouns by the field of life to which they belong, which tells what kind of event an unlisted verb is with them."""

BY_KIND = {
    "COERCE/court": """
    court judge jury juror prosecutor lawyer attorney magistrate defendant plaintiff plea verdict lawsuit appeal bail
    tribunal defence-lawyer witness inquest testimony warrant custody sentence prison jail inmate prisoner parole
    probation solicitor barrister litigation injunction
    """,
    "CRIME/theft": "thief robber burglar smuggler trafficker mobster fraudster loot ransom contraband cocaine heroin",
    "INVESTIGATE/search": """
    police officer detective investigator sheriff deputy suspect constable inspector coroner inquiry probe
    investigation clue evidence autopsy policeman auditor watchdog regulator forensic fbi
    """,
    "AID/rescue": """
    firefighter rescuer paramedic ambulance medic lifeguard coastguard fireman responder volunteer charity relief
    donor donation refuge shelter tent ration
    """,
    "HEALTH/care": """
    hospital patient doctor nurse vaccine virus infection disease flu influenza drug surgery clinic surgeon symptom
    physician pandemic epidemic outbreak medicine therapy dose diagnosis ward pneumonia fever mosquito health
    injury wound bullet-wound
    """,
    "DISASTER/nature": """
    storm rain wind snow hurricane flood slick lava ash tremor aftershock quake earthquake tsunami rubble debris flame
    smoke blaze fire floodwater tide wave landslide avalanche drought oil crude spill typhoon cyclone tornado
    """,
    "MOBILIZE/deploy": """
    troop soldier army militia militant rebel fighter warplane tank navy regiment commando marine warship brigade
    battalion insurgent guerrilla jet drone missile warhead sniper helicopter convoy airstrike
    """,
    "ELECT/campaign": """
    candidate voter ballot campaign election vote constituency nominee poll pollster turnout electorate delegate
    """,
    "GOVERN/decide": """
    parliament lawmaker senate congress bill law legislation government ministry cabinet council legislature senator
    legislator mp regulation policy decree constitution mayor governor minister president administration commission
    chancellor monarch official rule ban treaty
    """,
    "PROTEST/protest": "protester demonstrator protestor activist crowd rioter striker placard picket marcher banner",
    "ECONOMY/business": """
    company firm bank investor shareholder profit revenue sale price share stock market trader analyst retailer
    manufacturer factory economy budget fund dollar euro pound loan debt tax customer product carmaker brand business
    employer worker staff job wage salary pension union contract shop store chain airline executive payment money
    billion million percent $ £ € dividend earnings currency inflation export import tariff
    """,
    "SPORT/contest": """
    team player club coach match goal season league tournament athlete champion striker medal cup title fan referee
    goalkeeper midfielder quarterback batsman playoff race championship stadium penalty innings
    """,
    "CULTURE/work": """
    film movie album song book novel actor actress singer band concert show series exhibition artist studio author
    writer director musician comedian celebrity museum gallery theatre theater award painting sculpture
    magazine newspaper episode video
    """,
    "SCIENCE/research": """
    scientist researcher study satellite telescope spacecraft rocket robot experiment test planet astronaut laboratory
    astronomer physicist biologist shuttle genome species fossil sample data software computer engineer
    technology update patch browser app website
    """,
    "MOVE/transport": """
    plane aircraft flight train ship ferry vessel bus passenger airport car truck lorry boat pilot driver vehicle
    tanker crew cargo road highway railway tram taxi yacht motorist traffic
    """,
    "WORK/operate": """
    well pipeline bridge dam plant reactor rig cap pipe tunnel cable turbine valve crane building tower contractor
    equipment machinery
    """,
    "LIFE/family": """
    student university school pupil teacher family mother father wife husband son daughter baby couple wedding
    funeral birthday grave coffin widow parent child
    """,
}

KIND = {noun: kind for kind, nouns in reversed(BY_KIND.items()) for noun in nouns.split()}
"""The first field that names a noun wins."""
