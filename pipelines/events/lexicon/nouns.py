"""Nouns that name events, by the kind of event."""

from pipelines.events.lexicon import words

BY_KIND = {
    "ASSAULT/strike": """
    strike attack assault bombing shelling airstrike bombardment raid explosion blast barrage ambush hijacking
    arson sabotage gunfire gunshot bomb-attack counterattack counter-attack firebombing violence crossfire
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
    meeting talk summit conference negotiation call consultation discussion session forum dialogue briefing
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
    "SUPPORT/support": "endorsement",
    "MOBILIZE/deploy": "deployment mobilisation mobilization exercise manoeuvre",
    "ELECT/vote": "election vote referendum ballot poll by-election runoff primary",
    "ELECT/office": """
    resignation inauguration appointment coup overthrow impeachment coronation abdication ouster dismissal nomination
    reshuffle sacking swearing-in
    """,
    "DISASTER/accident": """
    crash collapse derailment accident fire shipwreck collision spill meltdown outage stampede wreck disaster
    pile-up leak blackout sinking blaze inferno crush
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
    protest unrest uprising revolt riot sit-in summit conference session convention tour visit trip exercise
    election referendum evacuation deployment withdrawal outbreak epidemic pandemic famine drought flood flooding
    heatwave storm wildfire spill leak blackout outage tournament championship festival exhibition voyage journey
    """)
"""What may last for days, with parts of its own."""

STAGES = words("opening launch start beginning end outbreak resumption conclusion wave series spate")
"""What stands for the event that it is of: the opening of an attack."""
HOLDERS = words("""
    operation effort attempt bid campaign incident process programme program scene spree drive
    """)
"""What stands for the event that is named beside it: a rescue operation, a shooting incident."""
