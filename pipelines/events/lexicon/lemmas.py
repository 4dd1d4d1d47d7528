"""Forms that the model's lemmatizer gets wrong."""

LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "dying": "die",
    "dies": "die",
    "lying": "lie",
    "fled": "flee",
}
