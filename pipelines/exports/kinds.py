"""Classes of events in words, and the families that share a colour."""

CLASS_WORDS = {
    "ACCUSE": "accusation",
    "AGREE": "agreement",
    "AID": "aid",
    "ASSAULT": "assault",
    "COERCE": "coercion",
    "CONSULT": "meeting or visit",
    "COOPERATE": "cooperation",
    "CRIME": "crime",
    "CULTURE": "culture",
    "DISASTER": "disaster",
    "ECONOMY": "economy",
    "ELECT": "election or office",
    "FIGHT": "fighting",
    "GOVERN": "law and government",
    "HEALTH": "health",
    "INVESTIGATE": "search or inquiry",
    "LIFE": "life and death",
    "MOBILIZE": "mobilisation",
    "MOVE": "travel and transport",
    "OTHER": "other",
    "PROTEST": "protest",
    "REJECT": "rejection",
    "REQUEST": "request",
    "RETREAT": "retreat or release",
    "SANCTION": "sanction",
    "SCIENCE": "science",
    "SPORT": "sport",
    "STATEMENT": "statement",
    "SUPPORT": "support",
    "THREATEN": "threat",
    "WORK": "works and repairs",
}

FAMILIES = {
    "Violence and coercion": ("ASSAULT", "FIGHT", "COERCE", "CRIME", "THREATEN", "MOBILIZE", "SANCTION"),
    "Talks, visits and words": ("CONSULT", "STATEMENT", "ACCUSE", "REJECT", "REQUEST", "SUPPORT"),
    "Agreements and aid": ("AGREE", "AID", "COOPERATE", "RETREAT"),
    "Disasters": ("DISASTER",),
    "Other": (
        *("PROTEST", "ELECT", "GOVERN", "HEALTH", "LIFE", "ECONOMY", "INVESTIGATE", "MOVE", "WORK", "SCIENCE"),
        *("CULTURE", "SPORT", "OTHER"),
    ),
}

COLOURS = {
    "Violence and coercion": "#c8455a",
    "Talks, visits and words": "#3b7fc4",
    "Agreements and aid": "#2b8a63",
    "Disasters": "#b0720f",
    "Other": "#7b828c",
}
"""Each at least 3:1 on white and on the page's dark ground."""

FAMILY = {event_class: family for family, classes in FAMILIES.items() for event_class in classes}


def class_words(event_class: str) -> str:
    """Return an event class in words; the class itself if it is not in the table.

    >>> class_words("CONSULT"), class_words("X")
    ('meeting or visit', 'X')
    """
    return CLASS_WORDS.get(event_class, event_class)


def family(event_class: str) -> str:
    """Return the family of an event class.

    >>> family("FIGHT")
    'Violence and coercion'
    """
    return FAMILY.get(event_class, "Other")
