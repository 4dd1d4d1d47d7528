"""Verbs by the kind of event that they tell (PLOVER's types, split into modes), and what tells their senses apart."""

from pipelines.events.lexicon import words

BY_KIND = {
    "ASSAULT/strike": """
    strike attack hit bomb bombard shell raid target ambush destroy explode detonate fire intercept assault
    storm torch down pound blast firebomb ram hijack sabotage vandalise vandalize damage demolish raze
    """,
    "ASSAULT/kill": """
    kill wound injure shoot murder assassinate execute massacre behead stab torture slay rape poison maim die
    perish slaughter lynch gun
    """,
    "ASSAULT/abduct": "abduct kidnap ambush",
    "ASSAULT/invade": "invade",
    "FIGHT/clash": "fight clash battle skirmish",
    "FIGHT/advance": """
    advance capture seize retake occupy repel defend recapture overrun besiege encircle conquer annex liberate
    """,
    "COERCE/arrest": "arrest detain jail imprison apprehend handcuff remand incarcerate",
    "COERCE/court": "convict sentence charge indict prosecute fine try acquit extradite testify plead",
    "COERCE/restrict": """
    ban censor blockade evict expel deport outlaw suspend curb block shut confiscate
    """,
    "SANCTION/sanction": "sanction embargo boycott",
    "THREATEN/threaten": "threaten warn vow",
    "PROTEST/protest": "protest demonstrate march rally riot picket strike chant",
    "CONSULT/visit": "visit tour travel arrive fly attend stop depart land return",
    "CONSULT/presence": "stand stay",
    "CONSULT/host": "host welcome invite receive",
    "CONSULT/talk": "meet talk discuss negotiate mediate speak confer consult phone convene debate",
    "AGREE/agree": "agree sign ratify conclude",
    "COOPERATE/cooperate": "cooperate join ally recognise recognize endorse partner collaborate",
    "SUPPORT/support": "support back praise commend thank reaffirm congratulate hail",
    "AID/pledge": "pledge commit earmark",
    "AID/give": "aid donate provide supply deliver fund contribute lend evacuate rescue",
    "RETREAT/withdraw": "withdraw retreat pull surrender",
    "RETREAT/release": "release free pardon parole ease lift",
    "REJECT/reject": "reject refuse veto decline",
    "ACCUSE/accuse": "accuse blame condemn criticise criticize denounce sue investigate slam",
    "REQUEST/request": "request ask appeal urge demand call beg",
    "MOBILIZE/deploy": "mobilise mobilize deploy amass conscript enlist",
    "ELECT/vote": "vote elect",
    "ELECT/office": "appoint resign inaugurate nominate oust impeach dismiss",
    "DISASTER/accident": "crash collapse derail capsize sink collide burn explode",
    "DISASTER/nature": "erupt flood quake",
    "ECONOMY/business": """
    buy acquire merge launch sell invest open close cut raise hire layoff spend earn lend borrow allocate finance
    produce manufacture import export purchase price reopen
    """,
    "ECONOMY/market": "plunge plummet tumble slump soar surge slide rebound dwindle decrease",
    "GOVERN/decide": """
    approve pass amend authorise authorize impose enact adopt repeal legislate implement restrict order decree
    dissolve regulate decide rule file lodge introduce overturn downgrade
    """,
    "HEALTH/infect": "infect sicken vaccinate quarantine isolate diagnose immunise immunize inoculate",
    "DISASTER/spill": "spill leak pollute gush contaminate",
    "LIFE/birth": "bear born",
    "LIFE/found": "found establish create build publish release invent discover",
    "LIFE/marry": "marry wed divorce",
    "LIFE/win": "win lose defeat beat draw",
}

CHANGES = words("fall rise drop climb gain lose slip grow increase decline jump sink hit reach touch lower")
"""Verbs that tell of a market where their subject does."""

KIND = {verb: kind for kind, verbs in reversed(BY_KIND.items()) for verb in verbs.split()}

LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "fled": "flee",
    "dying": "die",
    "dies": "die",
}
"""Lemmas that the model's lemmatizer gets wrong, by the form."""

ECONOMIC = words("""
    price share stock index bond yield currency dollar euro pound yen profit loss revenue sale earnings cost rate market
    export import demand supply inflation unemployment output production growth wage income spending investment
    shipment order booking oil gold copper future commodity premium dividend deficit debt turnover
    """)
"""What rises and falls, and hits nobody."""
MARKS = words("high low record peak bottom level target milestone mark note chord snag wall jackpot")
"""What is hit or struck without harm."""
ABSTRACT = words("""
    fear worry concern doubt crisis recession news thought idea uncertainty shortage reality cut tax delay fee
    sanction rule law decision scandal criticism
    """)
"""What hits people in their purses or minds."""
SEIZURES = words("arrest attack failure stroke seizure")
ILLNESSES = words("cardiac heart panic asthma respiratory kidney liver anxiety epileptic")
DISEASES = words("""
    flu influenza fever virus disease illness cancer infection cholera malaria measles ebola pneumonia tuberculosis
    dengue meningitis typhoid aids hiv diabetes dementia covid coronavirus sars plague polio leukaemia leukemia stroke
    complication overdose old age
    """)
LABOUR = words("""
    general hunger labour labor rail transport worker teacher docker miner driver nurse doctor pilot union staff
    crew employee cleaner lorry bus tube train airline
    """)
PICTURES = words("film movie video photo picture footage scene clip documentary image portrait basket goal penalty")
