"""What a trigger means, where two words of one kind may tell two things: a shooting, and the death that came of it.

Verbs stand with the nouns that are made of them. A word that may mean several of these (attack, incident, fire) is in
none.
"""

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
