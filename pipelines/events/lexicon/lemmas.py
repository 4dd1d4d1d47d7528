"""Forms that the model's lemmatizer gets wrong."""

LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "fled": "flee",
    "dying": "die",
    "dies": "die",
}
