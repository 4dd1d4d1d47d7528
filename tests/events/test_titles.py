"""A title stands alone and is true: who did what to whom, planned or not, done or not, and no more than the clause."""

import pytest

from pipelines.events.syntax import Word
from pipelines.events.wording import phrase_of
from tests.events.marked import report_of, told

YESTERDAY = "{on Monday|2025-04-14}"


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        (f"The council did not sell the mill {YESTERDAY}.", "sell", "The council did not sell the mill on Monday"),
        (f"The bank failed to repay the loan {YESTERDAY}.", "repay", "The bank failed to repay the loan on Monday"),
        (f"“The roof leaks,” a miller said {YESTERDAY}.", "said", "“The roof leaks,” a miller said on Monday"),
        (f"Omar P. Rivas died in Bari {YESTERDAY}.", "died", "Omar P. Rivas died in Bari on Monday"),
        (
            f"The judge read a letter that the bank had sent {YESTERDAY}.",
            "sent",
            "The judge read a letter that the bank had sent on Monday",
        ),
        (f"There was a fire in Bari {YESTERDAY}.", "fire", "There was a fire in Bari on Monday"),
        (
            f"Police arrested and charged a baker {YESTERDAY}.",
            "arrested",
            "Police arrested and charged a baker on Monday",
        ),
        (
            f"Two bakers were shot and wounded in Bari {YESTERDAY}.",
            "wounded",
            "Two bakers were shot and wounded in Bari on Monday",
        ),
        (f"Two bakers were freed by a judge {YESTERDAY}.", "freed", "Two bakers were freed by a judge on Monday"),
        (
            f"Six girls arrested in a park {YESTERDAY} were let go.",
            "arrested",
            "Six girls arrested in a park on Monday",
        ),
        (
            f"Lena Voss resigned {YESTERDAY}, which pleased her rivals.",
            "resigned",
            "Lena Voss resigned on Monday, which pleased her rivals",
        ),
        (f"The 9-year-old mare won the race {YESTERDAY}.", "won", "The 9-year-old mare won the race on Monday"),
        ("The ferry may leave Bari {on Friday|2025-04-18}.", "leave", "The ferry may leave Bari on Friday"),
        (f"Two cases of fever confirmed {YESTERDAY} were mild.", "confirmed", "Two cases of fever confirmed on Monday"),
        (
            f"The roof was to blame, a panel has found {YESTERDAY}.",
            "found",
            "The roof was to blame, a panel has found on Monday",
        ),
        (f"The mayor of Bari nearly resigned {YESTERDAY}.", "resigned", "The mayor of Bari nearly resigned on Monday"),
        (
            f"The ferry sank {YESTERDAY}, killing six passengers.",
            "sank",
            "The ferry sank on Monday, killing six passengers",
        ),
        (
            f"A baker was shot {YESTERDAY} as he locked his shop.",
            "shot",
            "A baker was shot on Monday as he locked his shop",
        ),
        ("The mill will not reopen until {Friday|2025-04-18}.", "reopen", "The mill will not reopen until Friday"),
        (f"You had a visit of the Danish envoys {YESTERDAY}.", "visit", "A visit of the Danish envoys"),
        (
            f"Guards met the men who had built the dam {YESTERDAY}.",
            "met",
            "Guards met the men who had built the dam on Monday",
        ),
        (f"The mayor said {YESTERDAY}, “We sold it.”", "said", "The mayor said on Monday, “We sold it.”"),
        (f"The bank tried to sell the mill {YESTERDAY}.", "sell", "The bank tried to sell the mill on Monday"),
        (
            f"Men accused of robbing a bank {YESTERDAY} were tried.",
            "robbing",
            "Men accused of robbing a bank on Monday",
        ),
        (f"A girl, a boy and a man were shot {YESTERDAY}.", "shot", "A girl, a boy and a man were shot on Monday"),
        (f"BARI -- Omar Rivas robbed a mill {YESTERDAY}.", "robbed", "Omar Rivas robbed a mill on Monday"),
        (f"A handful of banks sued the mill {YESTERDAY}.", "sued", "A handful of banks sued the mill on Monday"),
        (
            f"In an order issued {YESTERDAY}, Lena Voss said mills must go.",
            "issued",
            "In an order issued on Monday, Lena Voss said mills must go",
        ),
        (
            f"A judge sentenced the baker Ana Voss to nine years in prison {YESTERDAY}.",
            "sentenced",
            "A judge sentenced the baker Ana Voss to nine years in prison on Monday",
        ),
        (f"A flood hit Port-au-Rivas {YESTERDAY}.", "hit", "A flood hit Port-au-Rivas on Monday"),
        (f"A virus detected in a cow {YESTERDAY} was mild.", "detected", "A virus detected in a cow on Monday"),
        (
            f"A miner was brought up and pronounced dead {YESTERDAY}.",
            "pronounced",
            "A miner was pronounced dead on Monday",
        ),
        (
            f"The harbour company defended its plan {YESTERDAY} for a second dock in the southern part of the old port,"
            " between the grain silos and the railway line to the coast, behind the houses of the fishermen and the"
            " sheds of the old shipyard.",
            "defended",
            "The harbour company defended its plan on Monday for a second dock in the southern part of the old port",
        ),
        (
            f"The bridge across the canal was closed {YESTERDAY}.",
            "closed",
            "The bridge across the canal was closed on Monday",
        ),
        (f"Efforts to free the ferry failed {YESTERDAY}.", "failed", "Efforts to free the ferry failed on Monday"),
        (
            f"The mayor of Bari, accused of theft, resigned {YESTERDAY}.",
            "resigned",
            "The mayor of Bari, accused of theft, resigned on Monday",
        ),
        (f"The mayor himself opened the dam {YESTERDAY}.", "opened", "The mayor himself opened the dam on Monday"),
        (f"The baker allegedly robbed a bank {YESTERDAY}.", "robbed", "The baker allegedly robbed a bank on Monday"),
        (
            f"It fell into a pit that a baker described {YESTERDAY} as a trap.",
            "described",
            "A pit that a baker described on Monday as a trap",
        ),
        (
            f"Engineers asked whether the old mill in Bari would hold or explode {YESTERDAY}.",
            "explode",
            "Engineers asked whether the old mill in Bari would hold or explode on Monday",
        ),
        (
            f"Divers pulled a boy alive from the mud in Bari {YESTERDAY}.",
            "pulled",
            "Divers pulled a boy alive from the mud in Bari on Monday",
        ),
        (f"Six nurses came back from Bari {YESTERDAY}.", "came", "Six nurses came back from Bari on Monday"),
        (
            f"Mayor Lena Voss confirmed one baker and one cook were robbed in Bari {YESTERDAY}.",
            "robbed",
            "Mayor Lena Voss confirmed one baker and one cook were robbed in Bari on Monday",
        ),
        (
            f"Crews left Bari, after a blast there killed six bakers {YESTERDAY}.",
            "killed",
            "Crews left Bari, after a blast there killed six bakers on Monday",
        ),
        (
            "Aides wrote a report on the failure of the council to prevent the shooting at Fort Rivas Army Post that"
            f" killed 13 people and wounded six {YESTERDAY}.",
            "wounded",
            "The shooting at Fort Rivas Army Post wounded six on Monday",
        ),
        (f"The thief turned himself in {YESTERDAY}.", "turned", "The thief turned himself in on Monday"),
        (
            f"Men accused of robbing a bank and wounding a clerk {YESTERDAY} were tried.",
            "wounding",
            "Men accused of robbing a bank and wounding a clerk on Monday",
        ),
    ],
)
def test_a_title_says_what_its_clause_says(text: str, trigger: str, title: str):
    found = [report for report in told(text) if report.event_trigger == trigger]
    assert [report.title for report in found] == [title]


def test_a_pronoun_is_filled_in_from_the_sentence_before_and_marked_as_such():
    text = f"Lena Voss is a judge.\nShe opened a museum in Bari {YESTERDAY}."
    assert report_of(text, "opened").title == "[Lena Voss] opened a museum in Bari on Monday"


def test_a_short_name_is_filled_in_from_the_full_one():
    text = f"Lena Rivas, 41, is the owner.\nRivas opened a museum in Bari {YESTERDAY}."
    assert report_of(text, "opened").title == "[Lena Rivas] opened a museum in Bari on Monday"


def test_whom_the_text_names_elsewhere_is_filled_in():
    text = f"A baker was robbed.\nThe baker was identified as Lena Voss.\nThe baker left Bari {YESTERDAY}."
    assert report_of(text, "left").title == "[Lena Voss] left Bari on Monday"
    text = f"A girl of six fell.\nThe girl died in Bari {YESTERDAY}."
    assert report_of(text, "died").title == "[A girl of six] died in Bari on Monday"


def test_the_company_is_the_one_that_the_text_names():
    text = f"Voss Shipping of Bari runs ferries.\nThe company bought a mill {YESTERDAY}."
    assert report_of(text, "bought").title == "[Voss Shipping of Bari] bought a mill on Monday"


def test_a_pronoun_is_not_the_noun_that_it_describes():
    text = f"The Rivas Company is small.\nA long tube it bought {YESTERDAY} broke."
    assert "[A long tube]" not in report_of(text, "bought").title


def test_whose_it_was_is_filled_in():
    text = f"Bail was set at his trial in Bari {YESTERDAY}."
    assert report_of(text, "trial").title == "Bail was set at his trial in Bari on Monday"
    assert report_of(f"Omar Voss is a baker.\n{text}", "trial").title == "[Omar Voss's] trial in Bari"


def test_what_a_pronoun_did_that_nothing_fills_is_no_event():
    assert [each.event_trigger for each in told(f"Nobody said much.\nThey opened a museum in Bari {YESTERDAY}.")] == [
        "said"
    ]


def test_an_it_that_may_mean_two_things_is_told_with_the_clause_that_names_both():
    text = f"Voss Oil was leasing the tanker when it exploded {YESTERDAY}."
    assert report_of(text, "exploded").title == "Voss Oil was leasing the tanker when it exploded on Monday"


def test_what_nobody_named_says_of_itself_is_no_event():
    assert told(f"We sold the mill {YESTERDAY}.") == []
    assert told(f"We sold the mill {YESTERDAY}.", kinds=("turn",), speakers=("Lena Voss",)) != []


def test_they_is_not_filled_where_it_may_mean_either_party():
    text = f"Guards stopped two bakers in Bari {YESTERDAY}. They robbed the mill {YESTERDAY}."
    assert not any(report.title.startswith("[Guards]") for report in told(text))


def test_a_pronoun_with_a_rival_in_its_own_sentence_means_nothing_before_it():
    text = f"Six bakers went to Bari.\nThe union said the judges claimed they had won {YESTERDAY}."
    assert not any("[Six bakers]" in report.title for report in told(text))


def test_a_thing_that_is_called_like_a_person_is_no_he():
    text = f"The muffler fell off.\nHe left Bari {YESTERDAY}."
    assert report_of(text, "left").title == "[A man] left Bari on Monday"


def test_he_is_not_the_one_who_says_it_behind_him():
    text = f"Lena Rivas, 41, is the owner. Omar Voss is the cook.\nHe left for Bari {YESTERDAY}, Voss said."
    assert "[Omar Voss]" not in report_of(text, "left").title


def test_a_thing_that_only_somebody_would_try_is_not_it():
    text = f"The pump was small.\nIt tried to open the dam in Bari {YESTERDAY}."
    assert not any("[The pump]" in report.title for report in told(text))


def test_a_name_that_the_text_calls_he_is_no_she():
    text = "Kim Rivas, 41, is the owner.\nKim Rivas said he was ill.\n"
    assert report_of(f"{text}She left Bari {YESTERDAY}.", "left").title == "[A woman] left Bari on Monday"
    assert report_of(f"{text}He left Bari {YESTERDAY}.", "left").title == "[Kim Rivas] left Bari on Monday"


@pytest.mark.parametrize("before", ["Omar Voss's shop was sold.", "A crowd cheered Omar Voss."])
def test_he_may_be_the_owner_or_the_object_right_before(before: str):
    text = f"Omar Voss, 41, is a baker.\nLee Brandt, 50, is a cook.\n{before}"
    assert report_of(f"{text}\nHe left Bari {YESTERDAY}.", "left").title == "[Omar Voss] left Bari on Monday"


def test_its_shares_are_those_of_the_owner():
    text = f"Voss Oil's value fell.\nIts shares lost a tenth in Bari {YESTERDAY}."
    assert report_of(text, "lost").title.startswith("[Voss Oil's] shares")


def test_a_name_with_a_hyphen_is_one_name():
    text = f"Lena Rivas-Voss, 41, is the owner.\nRivas-Voss opened a museum in Bari {YESTERDAY}."
    assert report_of(text, "opened").title == "[Lena Rivas-Voss] opened a museum in Bari on Monday"


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        (
            f"Divers went down before the hole was sealed {YESTERDAY}.",
            "sealed",
            "Divers went down before the hole was sealed on Monday",
        ),
        (
            f"Thieves took a courier's van and beat him {YESTERDAY}.",
            "beat",
            "Thieves took a courier's van and beat him on Monday",
        ),
    ],
)
def test_a_title_that_says_not_which_one_it_means_is_the_sentence(text: str, trigger: str, title: str):
    assert report_of(text, trigger).title == title


def test_neither_a_thing_nor_somebody_else_s_son_fills_a_pronoun():
    text = f"The rifle lay on the table in Bari.\nIt happened in a kitchen {YESTERDAY}."
    assert not any("[The rifle]" in report.title for report in told(text))
    text = f"Her mother spoke of the war.\nHe joined the navy {YESTERDAY}."
    assert report_of(text, "joined").title == "[A man] joined the navy on Monday"


def test_what_somebody_is_accused_of_is_told_as_what_is_said():
    text = f"Men accused of robbing a bank {YESTERDAY} were tried."
    assert report_of(text, "robbing").modality == "reported"


def test_what_no_title_can_be_made_for_is_no_event():
    assert report_of(f"Lena Voss won the race, it was confirmed {YESTERDAY}.", "won")
    assert "confirmed" not in {each.event_trigger for each in told(f"It was confirmed {YESTERDAY}.")}


def test_a_noun_taken_for_a_mark_breaks_nothing():
    noun = Word(0, 0, 8, "outbreak", "outbreak", "outbreak", "NOUN", "NN", "punct", None, [])
    assert phrase_of(noun, noun) == [noun]


def test_a_clause_that_begins_with_a_mark_breaks_nothing():
    assert told(f": sank {YESTERDAY}.") is not None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Two guards from Turku arrested the driver {on Monday|2025-04-14}.",
            "Two guards from Turku arrested the driver on Monday [Lorry hits a school bus near Graz]",
        ),
        ("Lena Voss met the mayor of Turku {on Monday|2025-04-14}.", "Lena Voss met the mayor of Turku on Monday"),
        ("A baker opened a shop in Turku {on Monday|2025-04-14}.", "A baker opened a shop in Turku on Monday"),
    ],
)
def test_what_only_the_headline_names_stands_behind_the_title(text: str, title: str):
    filling = "Nobody in the valley remembers much of that winter. " * 20
    [report] = told(f"{filling}\n{text}", headline="Lorry hits a school bus near Graz - Lake News")[-1:]
    assert report.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Sidney Voss, a miller, slept. On Monday the miller Charles “Chuck” Voss sold a mill.",
            "On Monday the miller Charles “Chuck” Voss sold a mill",
        ),
        ("Lind Bank sued Harbour Oil. The firm lost in court on Monday. It was fined.", "[Lind Bank] was fined"),
        (
            "The mayor opened the ferry dock. Ferry operator Two Rivers said it sold a boat {on Monday|2025-04-14}.",
            "Ferry operator Two Rivers said it sold a boat on Monday",
        ),
        (
            "The mill burned down. Fire brigades could not save it on Monday.",
            "Fire brigades could not save [the mill] on Monday",
        ),
    ],
)
def test_a_filling_is_sure_and_a_name(text: str, title: str):
    assert told(text)[-1].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A lorry hit a school bus near Graz on Monday. The driver of the bus was seen there. The lorry was towed.",
            "The lorry was towed [A lorry hit a school bus near Graz on Monday]",
        ),
        (
            "A lorry hit a school bus near Graz on Monday. Bakers sold bread there.",
            "Bakers sold bread there",
        ),
    ],
)
def test_what_only_the_first_sentence_names_stands_behind_the_title_of_a_report_without_a_headline(
    text: str, title: str
):
    assert told(text)[-1].title == title


def test_a_short_title_without_names_has_the_headline_behind_it():
    text = "Omar Rivas drove a lorry in Graz.\nSeven pupils were hurt {on Monday|2025-04-14}."
    [report] = told(text, headline="Lorry hits a school bus near Graz")[-1:]
    assert report.title == "Seven pupils were hurt on Monday [Lorry hits a school bus near Graz]"


@pytest.mark.parametrize(
    ("before", "text", "title"),
    [
        ("Voss Oil's quarry is deep.", "The quarry was closed", "[Voss Oil's] quarry was closed on Monday"),
        ("A fire broke out at the Brandt mill.", "The mill burned down", "The [Brandt] mill burned down on Monday"),
        (
            "Divers went down to a ferry off Bari. The ferry was old.",
            "Lena Voss raised the ferry",
            "Lena Voss raised the ferry [off Bari] on Monday",
        ),
        (
            "The Brandt mill is old. A mill opened.",
            "The mill burned down in Turku",
            "The mill burned down in Turku on Monday",
        ),
        ("Crowds of pro-Voss bakers met.", "The bakers left Bari", "The bakers left Bari on Monday"),
        ("Anti-Voss bakers met.", "The bakers left Bari", "The bakers left Bari on Monday"),
        ("The worst flood in Bari was old.", "The flood killed six miners", "The flood killed six miners on Monday"),
        (
            "The Brandt mill is old. The Brandt mill is red. The Rivas mill is new.",
            "The mill burned down in Turku",
            "The mill burned down in Turku on Monday",
        ),
    ],
)
def test_which_thing_is_meant_stands_in_brackets(before: str, text: str, title: str):
    [report] = told(f"{before}\n{text} {YESTERDAY}.")[-1:]
    assert report.title == title


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        (
            f"The council is delaying a law that would have closed the mill in Bari {YESTERDAY}.",
            "closed",
            "The council is delaying a law that would have closed the mill in Bari on Monday",
        ),
        (
            f"Omar Rivas was shot once in the arm {YESTERDAY} and Brandt was hit twice.",
            "shot",
            "Omar Rivas was shot once in the arm on Monday",
        ),
        (
            f"Ash has been falling since the offshore drilling ship Lena Rose, leased by VF, sank {YESTERDAY} and"
            " capsized later.",
            "sank",
            "Ash has been falling since the offshore drilling ship Lena Rose, leased by VF, sank on Monday and"
            " capsized later",
        ),
        (
            f"A clerk from the Voss bank said {YESTERDAY} his office had sold the mill.",
            "sold",
            "A clerk from the Voss bank said on Monday his office had sold the mill",
        ),
    ],
)
def test_a_clause_that_says_too_much_or_too_little_alone_stays_in_its_sentence(text: str, trigger: str, title: str):
    assert [report.title for report in told(text) if report.event_trigger == trigger] == [title]


def test_who_speaks_may_be_it_and_it_may_mean_nothing():
    text = "The Dutch bank closed a mill. {On Monday|2025-04-14}, it said it would sell its tower."
    assert report_of(text, "said").title == "On Monday, [the Dutch bank] said it would sell its tower"
    text = f"A mill burned. The Bari Harbour Services raised a ferry {YESTERDAY} when it cleared the quay."
    assert "[A mill]" not in " ".join(report.title for report in told(text))
    text = f"Fear had its effect. It was up to the judges to decide who had sold the mill {YESTERDAY}."
    assert not any("[Fear]" in report.title for report in told(text))


def test_a_pronoun_of_a_quotation_is_left_to_the_headline():
    text = f"Omar Rivas drove a lorry in Graz.\n“He was a good man,” said a baker {YESTERDAY}."
    [report] = told(text, headline="Lorry hits a school bus near Graz")[-1:]
    assert report.title == "“He was a good man,” said a baker on Monday [Lorry hits a school bus near Graz]"


def test_here_is_said_in_brackets():
    report = report_of("Rebels shelled mills and a hospital here {on Monday|2025-04-14}.", "shelled", place="Turku")
    assert "hospital [in Turku]" in report.title


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        (
            f"Two pupils at the mill school who left Bari {YESTERDAY} fell ill.",
            "left",
            "Two pupils at the mill school left Bari on Monday",
        ),
        (
            f"No baker who was robbed {YESTERDAY} has returned to Bari.",
            "robbed",
            "No baker who was robbed on Monday has returned to Bari",
        ),
        (
            f"Lena Voss was arrested in Bari and charged with theft {YESTERDAY}.",
            "charged",
            "Lena Voss was charged with theft on Monday",
        ),
        (f"Police said the baker was robbed in Bari {YESTERDAY}.", "robbed", "The baker was robbed in Bari on Monday"),
        (
            f"Lena Voss denied that the baker was robbed in Bari {YESTERDAY}.",
            "robbed",
            "Lena Voss denied that the baker was robbed in Bari on Monday",
        ),
        (f"Meanwhile, Lena Voss resigned {YESTERDAY}, police said.", "resigned", "Lena Voss resigned on Monday"),
        (
            "It was here in Bari that the three mayors met {in June 1995|1995-06-01/1995-06-30}.",
            "met",
            "The three mayors met in June 1995",
        ),
        (
            f"Lena Voss said she had sold the mill in Bari {YESTERDAY}.",
            "sold",
            "Lena Voss said she had sold the mill in Bari on Monday",
        ),
        (f"Photo: Rebels seized a mill in Bari {YESTERDAY}.", "seized", "Rebels seized a mill in Bari on Monday"),
        (
            f"Bakers protest over rising taxes The council met in Bari {YESTERDAY}.",
            "met",
            "The council met in Bari on Monday",
        ),
    ],
)
def test_only_whole_units_are_left_out(text: str, trigger: str, title: str):
    assert [report.title for report in told(text) if report.event_trigger == trigger] == [title]


def test_who_speaks_of_we_stands_before_it():
    [report] = told(f"We sold the mill {YESTERDAY}.", kinds=("turn",), speakers=("Lena Voss",))
    assert report.title == "[Lena Voss:] We sold the mill on Monday"


def test_a_long_title_goes_without_what_commas_set_apart():
    text = (
        "Lena Voss, who had run the old mill above the harbour of Bari with both her brothers ever since her father was"
        f" ill, sold the mill {YESTERDAY} to the bank of Turku, which wants to build forty houses for the crews of the"
        " ferries."
    )
    assert report_of(text, "sold").title == "Lena Voss sold the mill on Monday to the bank of Turku"


def test_a_name_in_a_title_is_not_filled_in_once_more():
    text = f"Mayor Lena Voss spoke. Voss and her party sold the mill {YESTERDAY}."
    assert "Voss's]" not in report_of(text, "sold").title


def test_a_long_title_goes_without_what_two_dashes_set_apart_and_no_more():
    text = (
        f"Lena Voss warned {YESTERDAY} that the mill of Bari -- should the council close it, after thirty years under"
        " the bank and two fires that nobody has ever been charged with -- could fall into the harbour."
    )
    expected = "Lena Voss warned on Monday that the mill of Bari could fall into the harbour"
    assert report_of(text, "warned").title == expected


def test_a_headline_of_an_arrest_is_the_title_of_the_arrest_only():
    text = f"A Turku man was arrested in connection with a stabbing in Bari {YESTERDAY}."
    titles = {report.event_trigger: report.title for report in told(text, headline="Two men charged in Bari stabbing")}
    assert titles["stabbing"] == "A stabbing in Bari on Monday"
