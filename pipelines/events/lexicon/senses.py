"""Arguments by which words of many senses are told apart: what is no attack, no arrest and no killing."""

from pipelines.events.lexicon import words

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
