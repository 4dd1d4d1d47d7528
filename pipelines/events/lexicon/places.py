"""Names of places that the gazetteer lacks or has under another name, and the words around places."""

from pipelines.events.lexicon import words

COUNTRY_ALIASES = {
    "türkiye": "TR",
    "turkiye": "TR",
    "turkey": "TR",
    "u.s.": "US",
    "us": "US",
    "usa": "US",
    "america": "US",
    "u.s": "US",
    "the united states": "US",
    "united states of america": "US",
    "uk": "GB",
    "u.k.": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "russian federation": "RU",
    "soviet union": "SU",
    "ussr": "SU",
    "czechia": "CZ",
    "czech republic": "CZ",
    "south korea": "KR",
    "north korea": "KP",
    "iran": "IR",
    "syria": "SY",
    "vietnam": "VN",
    "laos": "LA",
    "moldova": "MD",
    "bolivia": "BO",
    "venezuela": "VE",
    "tanzania": "TZ",
    "ivory coast": "CI",
    "burma": "MM",
    "myanmar": "MM",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "congo": "CG",
    "palestine": "PS",
    "taiwan": "TW",
    "macedonia": "MK",
    "north macedonia": "MK",
    "swaziland": "SZ",
    "eswatini": "SZ",
    "cape verde": "CV",
    "holland": "NL",
    "the netherlands": "NL",
    "netherlands": "NL",
    "emirates": "AE",
    "uae": "AE",
    "vatican": "VA",
    "east timor": "TL",
    "republic of ireland": "IE",
    "brunei": "BN",
    "micronesia": "FM",
    "people's republic of china": "CN",
}

REGIONS = {
    "gaza": ("Gaza", "PS", 31.4, 34.4),
    "gaza strip": ("Gaza", "PS", 31.4, 34.4),
    "west bank": ("West Bank", "PS", 32.0, 35.3),
    "crimea": ("Crimea", "UA", 45.3, 34.4),
    "donbas": ("Donbas", "UA", 48.3, 38.0),
    "donbass": ("Donbas", "UA", 48.3, 38.0),
    "black sea": ("Black Sea", None, 43.4, 34.3),
    "red sea": ("Red Sea", None, 20.3, 38.5),
    "mediterranean": ("Mediterranean Sea", None, 35.0, 18.0),
    "baltic sea": ("Baltic Sea", None, 58.0, 20.0),
    "south china sea": ("South China Sea", None, 13.0, 114.0),
    "persian gulf": ("Persian Gulf", None, 26.5, 52.0),
    "kashmir": ("Kashmir", None, 34.0, 76.0),
    "kurdistan": ("Kurdistan", "IQ", 36.4, 44.4),
    "darfur": ("Darfur", "SD", 13.5, 24.0),
    "tigray": ("Tigray", "ET", 14.0, 38.8),
    "sahel": ("Sahel", None, 15.0, 0.0),
    "chechnya": ("Chechnya", "RU", 43.3, 45.7),
    "catalonia": ("Catalonia", "ES", 41.8, 1.5),
    "normandy": ("Normandy", "FR", 49.0, 0.2),
    "tibet": ("Tibet", "CN", 30.0, 88.0),
    "xinjiang": ("Xinjiang", "CN", 41.0, 85.0),
    "kosovo": ("Kosovo", "XK", 42.6, 20.9),
    "transnistria": ("Transnistria", "MD", 47.2, 29.2),
    "nagorno-karabakh": ("Nagorno-Karabakh", "AZ", 39.8, 46.8),
    "balkans": ("Balkans", None, 43.0, 21.0),
    "golan heights": ("Golan Heights", None, 33.0, 35.8),
    "sinai": ("Sinai", "EG", 29.5, 34.0),
    "punjab": ("Punjab", None, 31.0, 73.0),
    "middle east": ("Middle East", None, None, None),
    "europe": ("Europe", None, None, None),
    "eastern europe": ("Eastern Europe", None, None, None),
    "africa": ("Africa", None, None, None),
    "asia": ("Asia", None, None, None),
    "latin america": ("Latin America", None, None, None),
    "antarctica": ("Antarctica", "AQ", None, None),
    "siberia": ("Siberia", "RU", 60.0, 105.0),
    "alaska": ("Alaska", "US", 64.0, -152.0),
    "bavaria": ("Bavaria", "DE", 48.9, 11.4),
    "california": ("California", "US", 37.0, -120.0),
    "texas": ("Texas", "US", 31.0, -100.0),
    "florida": ("Florida", "US", 28.0, -82.0),
    "hawaii": ("Hawaii", "US", 20.8, -156.3),
    "sicily": ("Sicily", "IT", 37.5, 14.0),
    "bali": ("Bali", "ID", -8.4, 115.2),
    "sardinia": ("Sardinia", "IT", 40.0, 9.0),
    "corsica": ("Corsica", "FR", 42.0, 9.0),
    "crete": ("Crete", "GR", 35.2, 24.9),
}

TOO_COMMON = words("""
    centre center central north south east west northern southern eastern western nord sud est ouest north-west
    north-east south-east south-west northeast northwest southeast southwest capital federal upper lower island
    islands national general union liberty green
    """)
LOCATIVE = words("in at near outside inside across around throughout within over off above under off")
DESTINATION = words("to into toward towards")
PART_NOUNS = words("""
    city town region village port oblast province district capital outskirt outskirts centre center heart suburb
    north south east west part area coast island state county municipality settlement neighbourhood neighborhood
    streets peninsula border republic territory side hub resort valley airport harbour harbor station square
    market suburb camp stadium bay gulf
    """)
WATERS = words("gulf bay strait sea isle cape horn")
STRUCK_AT = words("on against at in of near over outside")
PLACE_TAKING_VERBS = words("""
    visit strike attack hit shell bomb tour invade leave capture storm enter reach bombard pound raid seize
    liberate retake occupy besiege target shake flood recapture annex overrun devastate rock batter destroy
    evacuate flee escape
    """)
REACHING_VERBS = words("""
    travel arrive fly go come return move visit march drive sail head deploy withdraw retreat land flee deliver
    send supply ship bring dispatch transport carry
    """)
PATIENT_PREPOSITIONS = words("""
    in at near outside inside across around off from to into within beside beneath under over
    """)
BARE_NAME_PREPOSITIONS = words("in near outside around off at")
CALENDAR = words("""
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas easter ramadan passover
    """)
REGION_SUFFIXES = words("""
    region oblast province district county state city prefecture governorate raion island peninsula municipality
    """)
TITLES = words("""
    president minister mr mr. mrs mrs. ms ms. dr dr. general pope king queen prince senator prime chancellor
    governor secretary colonel captain major judge sir lord lady prof. professor sgt. lt. col. gen. chief mayor
    """)
INSTITUTIONS = words("""
    command headquarters embassy ministry office university hospital airport court newspaper times post agency
    bureau club bank institute united fc school council parliament police
    """)
DEMONYMS = {
    "russian": "RU",
    "russians": "RU",
    "ukrainian": "UA",
    "ukrainians": "UA",
    "american": "US",
    "americans": "US",
    "british": "GB",
    "french": "FR",
    "german": "DE",
    "germans": "DE",
    "israeli": "IL",
    "israelis": "IL",
    "palestinian": "PS",
    "palestinians": "PS",
    "syrian": "SY",
    "syrians": "SY",
    "iraqi": "IQ",
    "iraqis": "IQ",
    "iranian": "IR",
    "iranians": "IR",
    "afghan": "AF",
    "afghans": "AF",
    "pakistani": "PK",
    "pakistanis": "PK",
    "indian": "IN",
    "indians": "IN",
    "chinese": "CN",
    "japanese": "JP",
    "turkish": "TR",
    "turks": "TR",
    "polish": "PL",
    "poles": "PL",
    "italian": "IT",
    "italians": "IT",
    "spanish": "ES",
    "egyptian": "EG",
    "egyptians": "EG",
    "libyan": "LY",
    "sudanese": "SD",
    "somali": "SO",
    "nigerian": "NG",
    "nigerians": "NG",
    "kenyan": "KE",
    "ethiopian": "ET",
    "mexican": "MX",
    "brazilian": "BR",
    "colombian": "CO",
    "canadian": "CA",
    "australian": "AU",
    "korean": "KR",
    "greek": "GR",
    "dutch": "NL",
    "belgian": "BE",
    "swedish": "SE",
    "norwegian": "NO",
    "finnish": "FI",
    "danish": "DK",
    "romanian": "RO",
    "hungarian": "HU",
    "serbian": "RS",
    "serbs": "RS",
    "croatian": "HR",
    "bosnian": "BA",
    "georgian": "GE",
    "armenian": "AM",
    "azerbaijani": "AZ",
    "belarusian": "BY",
    "moldovan": "MD",
    "lebanese": "LB",
    "saudi": "SA",
    "yemeni": "YE",
    "jordanian": "JO",
    "thai": "TH",
    "vietnamese": "VN",
    "filipino": "PH",
    "indonesian": "ID",
    "malaysian": "MY",
    "portuguese": "PT",
    "irish": "IE",
    "scottish": "GB",
    "austrian": "AT",
    "swiss": "CH",
    "czech": "CZ",
    "slovak": "SK",
    "bulgarian": "BG",
    "argentine": "AR",
    "chilean": "CL",
    "peruvian": "PE",
    "venezuelan": "VE",
    "cuban": "CU",
    "haitian": "HT",
    "congolese": "CD",
    "rwandan": "RW",
    "brits": "GB",
    "kremlin": "RU",
}
EVENT_COMPOUNDS = words("""
    forum format group process protocol treaty agreement accords convention declaration summit
    """)
