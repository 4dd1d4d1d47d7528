"""Who takes part in an event: one actor under all names of a document, with its kind and its role."""

import pytest

from pipelines.events.model import ActorKind, Participant, Role
from tests.events.marked import report_of

YESTERDAY = "{on Monday|2025-04-14}"


def actors(text: str, trigger: str) -> list[tuple[str, str, str | None]]:
    """Role, name and kind of the participants of the report with a trigger."""
    found: tuple[Participant, ...] = report_of(text, trigger).participants
    return [(each.role.value, each.actor, each.kind.value if each.kind else None) for each in found]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            f"Lena Voss, 41, owns the mill.\nPolice arrested Voss {YESTERDAY}.",
            "arrested",
            [("agent", "Police", "state"), ("patient", "Lena Voss", "person")],
        ),
        (
            f"The Bay Harbour Board (BHB) met.\nThe BHB fired two nurses {YESTERDAY}.",
            "fired",
            [("agent", "Bay Harbour Board", "organisation"), ("patient", "two nurses", "group")],
        ),
        (
            f"Rebels and villagers fled {YESTERDAY}.",
            "fled",
            [("agent", "Rebels", "group"), ("agent", "villagers", "civilians")],
        ),
        (
            f"Six children were killed by the army {YESTERDAY}.",
            "killed",
            [("agent", "army", "state"), ("patient", "Six children", "civilians")],
        ),
        (f"A storm destroyed the barn {YESTERDAY}.", "storm", []),
    ],
)
def test_who_takes_part(text: str, trigger: str, expected: list[tuple[str, str, str | None]]):
    assert actors(text, trigger) == expected


def test_a_pronoun_is_whom_it_means():
    text = f"Lena Voss is a judge.\nShe fined the bank {YESTERDAY}."
    found = report_of(text, "fined").participants
    assert found[0] == Participant(
        Role.AGENT, "Lena Voss", ActorKind.PERSON, "She", found[0].char_start, found[0].char_end
    )
