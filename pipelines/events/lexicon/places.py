"""Names of places that the gazetteer lacks or has under another name, and the words around places."""

from pipelines.events.lexicon import words

COUNTRY_ALIASES = {
    "türkiye": "TR", "turkiye": "TR", "turkey": "TR", "u.s.": "US", "us": "US", "usa": "US", "america": "US",
    "u.s": "US", "the united states": "US", "united states of america": "US", "uk": "GB", "u.k.": "GB",
    "britain": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "russian federation": "RU", "soviet union": "SU", "ussr": "SU", "czechia": "CZ",
    "czech republic": "CZ", "south korea": "KR", "north korea": "KP", "iran": "IR", "syria": "SY", "vietnam": "VN",
    "laos": "LA", "moldova": "MD", "bolivia": "BO", "venezuela": "VE", "tanzania": "TZ", "ivory coast": "CI",
    "burma": "MM", "myanmar": "MM", "dr congo": "CD", "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD", "congo": "CG", "palestine": "PS", "taiwan": "TW", "macedonia": "MK",
    "north macedonia": "MK", "swaziland": "SZ", "eswatini": "SZ", "cape verde": "CV", "holland": "NL",
    "the netherlands": "NL", "netherlands": "NL", "emirates": "AE", "uae": "AE", "vatican": "VA", "east timor": "TL",
    "republic of ireland": "IE", "brunei": "BN", "micronesia": "FM", "people's republic of china": "CN",
}  # fmt: skip

REGIONS = {
    "gaza": ("Gaza", "PS", 31.4, 34.4),
    "gaza strip": ("Gaza", "PS", 31.4, 34.4),
    "west bank": ("West Bank", "PS", 32.0, 35.3),
    "crimea": ("Crimea", "UA", 45.3, 34.4),
    "donbas": ("Donbas", "UA", 48.3, 38.0),
    "donbass": ("Donbas", "UA", 48.3, 38.0),
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
    "nagorno karabakh": ("Nagorno-Karabakh", "AZ", 39.8, 46.8),
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

SEAS = {
    "Adriatic Sea": (43, 15), "Aegean Sea": (39, 25), "Andaman Sea": (10, 96), "Arabian Sea": (14, 65),
    "Arctic Ocean": (80, 0), "Atlantic Ocean": (20, -40), "Baltic Sea": (58, 20), "Barents Sea": (74, 38),
    "Bay of Bengal": (15, 88), "Bay of Biscay": (45, -5), "Bering Sea": (58, -178), "Black Sea": (43.4, 34.3),
    "Bosphorus": (41.1, 29.1), "Caribbean Sea": (15, -75), "Caspian Sea": (41, 51), "Coral Sea": (-18, 158),
    "East China Sea": (29, 125), "English Channel": (50, -2), "Gulf of Aden": (12, 48), "Gulf of Alaska": (57, -144),
    "Gulf of Aqaba": (28.8, 34.8), "Gulf of Bothnia": (63, 20), "Gulf of California": (28, -112),
    "Gulf of Finland": (60, 26), "Gulf of Guinea": (1, 4), "Gulf of Mexico": (25, -90), "Gulf of Oman": (25, 58.5),
    "Gulf of Sidra": (31.5, 18), "Gulf of St Lawrence": (48, -62), "Gulf of Suez": (28.8, 33),
    "Gulf of Thailand": (10, 102), "Gulf of Tonkin": (20, 108), "Indian Ocean": (-10, 75), "Ionian Sea": (38, 19),
    "Irish Sea": (53.8, -5), "Java Sea": (-5, 111), "Mediterranean Sea": (35, 18), "North Sea": (56, 3),
    "Norwegian Sea": (69, 2), "Pacific Ocean": (0, -160), "Persian Gulf": (26.5, 52), "Philippine Sea": (20, 130),
    "Red Sea": (20.3, 38.5), "Sea of Azov": (46, 37), "Sea of Japan": (40, 135), "Sea of Marmara": (40.7, 28),
    "Sea of Okhotsk": (53, 150), "South China Sea": (13, 114), "Strait of Gibraltar": (36, -5.5),
    "Strait of Hormuz": (26.6, 56.5), "Strait of Malacca": (3, 101), "Tasman Sea": (-38, 162),
    "Timor Sea": (-11, 127), "Tyrrhenian Sea": (40, 12), "Yellow Sea": (36, 123),
}  # fmt: skip
"""Seas, gulfs and straits, with a point in the middle of each: latitude and longitude."""

SPELLINGS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "&": "and"}
"""Words of names that are written short or long."""

SHORT_NAMES = words("us uk la dc")
"""Names of two letters that are places; all others are codes."""

TOWN_ALIASES = {
    "L.A.": ("Los Angeles", "US"),
    "NYC": ("New York City", "US"),
    "New York": ("New York City", "US"),
    "D.C.": ("Washington", "US"),
    "Washington DC": ("Washington", "US"),
    "Vegas": ("Las Vegas", "US"),
}
"""Short names of towns, which GeoNames has as codes or not at all."""

LANDMARKS = {
    "White House": ("Washington", "US"), "Oval Office": ("Washington", "US"), "Rose Garden": ("Washington", "US"),
    "Capitol Hill": ("Washington", "US"), "Pentagon": ("Washington", "US"), "Lincoln Memorial": ("Washington", "US"),
    "Wall Street": ("New York City", "US"), "New York Stock Exchange": ("New York City", "US"),
    "Times Square": ("New York City", "US"), "Central Park": ("New York City", "US"),
    "Ground Zero": ("New York City", "US"), "Downing Street": ("London", "GB"), "Trafalgar Square": ("London", "GB"),
    "Buckingham Palace": ("London", "GB"), "Westminster Abbey": ("London", "GB"), "Heathrow": ("London", "GB"),
    "Heathrow Airport": ("London", "GB"), "Wembley": ("London", "GB"), "Wimbledon": ("London", "GB"),
    "Champs-Elysees": ("Paris", "FR"), "Eiffel Tower": ("Paris", "FR"), "Elysee Palace": ("Paris", "FR"),
    "Brandenburg Gate": ("Berlin", "DE"), "Reichstag": ("Berlin", "DE"), "Red Square": ("Moscow", "RU"),
    "Kremlin": ("Moscow", "RU"), "Maidan": ("Kyiv", "UA"), "Independence Square": ("Kyiv", "UA"),
    "Tahrir Square": ("Cairo", "EG"), "Taksim Square": ("Istanbul", "TR"), "Gezi Park": ("Istanbul", "TR"),
    "Tiananmen Square": ("Beijing", "CN"), "Temple Mount": ("Jerusalem", "IL"), "Western Wall": ("Jerusalem", "IL"),
    "Green Zone": ("Baghdad", "IQ"), "Taj Mahal": ("Agra", "IN"), "Blue House": ("Seoul", "KR"),
    "Sydney Opera House": ("Sydney", "AU"), "Kennedy Space Center": ("Cape Canaveral", "US"),
}  # fmt: skip
"""Buildings and squares that news names without their town."""

STATE_ABBREVIATIONS = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Cal": "CA", "Colo": "CO", "Conn": "CT", "Del": "DE",
    "Fla": "FL", "Ga": "GA", "Ill": "IL", "Ind": "IN", "Kan": "KS", "Kans": "KS", "Ky": "KY", "La": "LA", "Md": "MD",
    "Mass": "MA", "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO", "Mont": "MT", "Neb": "NE", "Nebr": "NE",
    "Nev": "NV", "Okla": "OK", "Ore": "OR", "Oreg": "OR", "Pa": "PA", "Penn": "PA", "Tenn": "TN", "Tex": "TX",
    "Va": "VA", "Vt": "VT", "Wash": "WA", "W Va": "WV", "W.Va": "WV", "Wis": "WI", "Wisc": "WI", "Wyo": "WY",
}  # fmt: skip
"""States as datelines shorten them; the postal codes are those of GeoNames."""

ADMIN1_NAMES = {
    "CA": {
        "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
        "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
        "10": "Quebec", "11": "Saskatchewan", "12": "Yukon", "13": "Northwest Territories", "14": "Nunavut",
    },
    "AU": {
        "01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland",
        "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia",
    },
    "DE": {
        "01": "Baden-Wurttemberg", "02": "Bayern", "03": "Bremen", "04": "Hamburg", "05": "Hessen",
        "06": "Niedersachsen", "07": "Nordrhein-Westfalen", "08": "Rheinland-Pfalz", "09": "Saarland",
        "10": "Schleswig-Holstein", "11": "Brandenburg", "12": "Mecklenburg-Vorpommern", "13": "Sachsen",
        "14": "Sachsen-Anhalt", "15": "Thuringen", "16": "Berlin",
    },
}  # fmt: skip
"""States and provinces by GeoNames' numbers, where these are not the letters of ISO 3166-2."""

PUBLIC_BODIES = words("""
    police firefighters firefighter fire fire-rescue sheriff sheriffs mayor council officials officers officer
    authorities detectives residents resident residence rescue paramedics deputies deputy prosecutors coroner
    man woman men women boy girl teen teenager mother father couple family suburb neighborhood neighbourhood home
    house apartment shooting blaze crash murder homicide attack metropolitan metro city department
    """)
"""What a town's name stands before, where it says in which town: "Leeds firefighters", "a Dover apartment"."""

SERVICES = words("""
    police firefighters firefighter fire fire-rescue sheriff sheriffs officers officer detectives rescue paramedics
    deputies mayor
    """)
"""Whose service acts, in that town it happens, in whatever part of it."""

SITES = words("""
    hospital airport school park bar nightclub club hotel motel store restaurant street streets party church mosque
    office court bank prison jail courthouse market factory hotel-room condo townhouse duplex
    """)
"""The same, if they are no part of a name: "a Leeds park", but not "Leeds Park"."""

HOSPITALS = words("hospital hospitals clinic trauma medical morgue")
"""Where those who were hurt elsewhere are brought: "a Leeds hospital", "a trauma center in Leeds"."""

SECTORS = words("""
    north south east west northern southern eastern western central downtown uptown midtown greater metro inner outer
    northeast northwest southeast southwest north-east north-west south-east south-west ne nw se sw upper lower old
    """)
"""Words before a town's name that say in which part of it."""

VENUES = words("""
    street st avenue av ave road rd boulevard blvd lane ln drive dr way wy pl cir highway hwy route parkway pkwy court
    place terrace
    circle turnpike freeway interstate bridge hall club bar lounge inn hotel motel apartments apartment mall plaza
    park gardens church mosque temple synagogue cathedral chapel school college university academy institute hospital
    clinic center centre arena stadium theater theatre museum library airport station terminal store market
    supermarket restaurant cafe pub tavern farm ranch lake creek river mountain hill trail beach cemetery
    courthouse jail prison tower building house palace square room
    """)
"""The last words of names that are of a street, a building or a site: finer than a town."""

TOO_COMMON = words("""
    centre center central north south east west northern southern eastern western nord sud est ouest north-west
    north-east south-east south-west northeast northwest southeast southwest capital federal upper lower island
    islands national general union liberty green gulf university
    """)
LOCATIVE = words("in at near outside inside across around throughout within over off above under off")
DESTINATION = words("to into toward towards")
COMPARING = words("as than like unlike")
BESIDE_WORDS = words("north south east west northern southern eastern western central downtown greater upper lower")
PART_NOUNS = words("""
    city town region village port oblast province district capital outskirt outskirts centre center heart suburb
    north south east west part area coast island state county municipality settlement neighbourhood neighborhood
    peninsula border republic territory side hub resort valley airport harbour harbor station square street
    market suburb camp stadium bay gulf
    """)
WATERS = words("gulf bay strait sea isle cape horn")
AFLOAT = words("""
    sea ocean seabed seafloor water rig platform ship boat vessel tanker barge ferry submarine voyage underwater
    undersea offshore subsea well wellhead leak spill slick plume oil crude
    """)
"""What is at sea in a document that tells of one."""
STRUCK_AT = words("on against at in of near over outside through")
PLACE_TAKING_VERBS = words("""
    visit strike attack hit shell bomb tour invade leave capture storm enter reach bombard pound raid seize
    liberate retake occupy besiege target shake flood recapture annex overrun devastate rock batter destroy
    evacuate flee escape fill pack throng
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
    wednesday thursday friday saturday sunday christmas easter ramadan passover jan feb mar apr jun jul aug sep sept
    oct nov dec
    """)
REGION_SUFFIXES = words("""
    region oblast province district county state city prefecture governorate raion island peninsula municipality
    """)
TITLES = words("""
    president minister mr mr. mrs mrs. ms ms. dr dr. general pope king queen prince senator prime chancellor
    governor secretary colonel captain major judge sir lord lady prof. professor sgt. lt. col. gen. chief mayor
    gov gov. adm adm. admiral sen sen. rep rep. rev rev. capt capt. det det. cmdr. sgt lt spokesman spokeswoman officer
    deputy sheriff
    """)
INSTITUTIONS = words("""
    command headquarters embassy ministry office university hospital airport court newspaper times post agency
    bureau club bank institute united fc school council parliament police congress senate pentagon assembly
    """)
SEATED = words("""
    command headquarters embassy consulate ministry office newspaper agency bureau bank institute council parliament
    university company firm analyst analysts professor economist spokesman spokeswoman correspondent
    """)
"""Who has a seat in a town, where nothing happens because of that."""

DEMONYMS = {
    "russian": "RU", "russians": "RU", "ukrainian": "UA", "ukrainians": "UA", "american": "US", "americans": "US",
    "british": "GB", "french": "FR", "german": "DE", "germans": "DE", "israeli": "IL", "israelis": "IL",
    "palestinian": "PS", "palestinians": "PS", "syrian": "SY", "syrians": "SY", "iraqi": "IQ", "iraqis": "IQ",
    "iranian": "IR", "iranians": "IR", "afghan": "AF", "afghans": "AF", "pakistani": "PK", "pakistanis": "PK",
    "indian": "IN", "indians": "IN", "chinese": "CN", "japanese": "JP", "turkish": "TR", "turks": "TR",
    "polish": "PL", "poles": "PL", "italian": "IT", "italians": "IT", "spanish": "ES", "egyptian": "EG",
    "egyptians": "EG", "libyan": "LY", "sudanese": "SD", "somali": "SO", "nigerian": "NG", "nigerians": "NG",
    "kenyan": "KE", "ethiopian": "ET", "mexican": "MX", "brazilian": "BR", "colombian": "CO", "canadian": "CA",
    "australian": "AU", "korean": "KR", "greek": "GR", "dutch": "NL", "belgian": "BE", "swedish": "SE",
    "norwegian": "NO", "finnish": "FI", "danish": "DK", "romanian": "RO", "hungarian": "HU", "serbian": "RS",
    "serbs": "RS", "croatian": "HR", "bosnian": "BA", "georgian": "GE", "armenian": "AM", "azerbaijani": "AZ",
    "belarusian": "BY", "moldovan": "MD", "lebanese": "LB", "saudi": "SA", "yemeni": "YE", "jordanian": "JO",
    "thai": "TH", "vietnamese": "VN", "filipino": "PH", "indonesian": "ID", "malaysian": "MY", "portuguese": "PT",
    "irish": "IE", "scottish": "GB", "austrian": "AT", "swiss": "CH", "czech": "CZ", "slovak": "SK",
    "bulgarian": "BG", "argentine": "AR", "chilean": "CL", "peruvian": "PE", "venezuelan": "VE", "cuban": "CU",
    "haitian": "HT", "congolese": "CD", "rwandan": "RW", "brits": "GB", "tunisian": "TN", "tunisians": "TN",
    "algerian": "DZ", "algerians": "DZ", "moroccan": "MA", "moroccans": "MA", "libyans": "LY", "bahraini": "BH",
    "bahrainis": "BH", "kuwaiti": "KW", "kuwaitis": "KW", "qatari": "QA", "emirati": "AE", "omani": "OM",
    "yemenis": "YE", "jordanians": "JO", "saudis": "SA", "turk": "TR", "bangladeshi": "BD", "nepalese": "NP",
    "nepali": "NP", "burmese": "MM", "cambodian": "KH", "laotian": "LA", "mongolian": "MN", "singaporean": "SG",
    "taiwanese": "TW", "filipinos": "PH", "indonesians": "ID", "malaysians": "MY", "thais": "TH", "kazakh": "KZ",
    "uzbek": "UZ", "tajik": "TJ", "kyrgyz": "KG", "turkmen": "TM", "latvian": "LV", "lithuanian": "LT",
    "estonian": "EE", "albanian": "AL", "albanians": "AL", "macedonian": "MK", "montenegrin": "ME", "slovenian": "SI",
    "cypriot": "CY", "maltese": "MT", "icelandic": "IS", "danes": "DK", "swedes": "SE", "ghanaian": "GH",
    "ugandan": "UG", "tanzanian": "TZ", "zambian": "ZM", "zimbabwean": "ZW", "rwandans": "RW", "burundian": "BI",
    "angolan": "AO", "mozambican": "MZ", "namibian": "NA", "malian": "ML", "senegalese": "SN", "ivorian": "CI",
    "liberian": "LR", "gambian": "GM", "cameroonian": "CM", "chadian": "TD", "eritrean": "ER", "somalis": "SO",
    "ethiopians": "ET", "kenyans": "KE", "malagasy": "MG", "malawian": "MW", "gabonese": "GA", "togolese": "TG",
    "mexicans": "MX", "haitians": "HT", "cubans": "CU", "brazilians": "BR", "colombians": "CO", "ecuadorian": "EC",
    "bolivian": "BO", "paraguayan": "PY", "uruguayan": "UY", "guatemalan": "GT", "honduran": "HN", "salvadoran": "SV",
    "nicaraguan": "NI", "panamanian": "PA", "jamaican": "JM", "argentinian": "AR", "chileans": "CL",
    "peruvians": "PE", "venezuelans": "VE", "canadians": "CA", "australians": "AU", "spaniards": "ES", "scots": "GB",
    "britons": "GB", "luxembourgish": "LU", "fijian": "FJ", "samoan": "WS", "maldivian": "MV", "bhutanese": "BT",
    "kremlin": "RU",
}  # fmt: skip
EVENT_COMPOUNDS = words("""
    forum format group process protocol treaty agreement accords convention declaration summit
    """)
