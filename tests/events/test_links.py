"""Links in the order in which clusters are made of them."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.events.clusters import Links
from pipelines.events.evidence import Weight

STRONG, LIKE_STRONG, WEAK = (
    Weight((("prior", -6.0), (name, total + 6.0)), total, enough=True)
    for name, total in (("told on", 2.0), ("same place", 2.0), ("shared names", 1.0))
)
places = st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))


@given(st.dictionaries(places, st.sampled_from((STRONG, LIKE_STRONG, WEAK))))
def test_the_strongest_come_first_and_ties_in_the_order_of_the_reports(pairs: dict[tuple[int, int], Weight]) -> None:
    found = Links((left, right, weight) for (left, right), weight in pairs.items())
    wanted = sorted((-weight.total, left, right, weight.terms) for (left, right), weight in pairs.items())
    assert [(link.left, link.right, link.terms) for link in found] == [each[1:] for each in wanted]
    assert len(list(found)) == len(pairs)
