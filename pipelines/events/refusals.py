"""What tells no event although it has the form: orders to the reader, comparisons, what a page says of itself."""

from pipelines.events.lexicon.roles import COMPARING, PAGES, POSTING
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_predicate


def tells_none(word: Word) -> bool:
    """Whether a verb tells no event: "Follow our updates", "compared with a loss", "Page last updated"."""
    return is_predicate(word) and (_is_order(word) or _is_comparison(word) or _is_about_page(word))


def _is_order(verb: Word) -> bool:
    """Whether a verb asks the reader to do something."""
    while verb.dep == "conj" and verb.head is not None and is_predicate(verb.head):
        verb = verb.head
    return verb.tag == "VB" and verb.dep == "ROOT" and not below(verb, "nsubj", "nsubjpass", "aux", "csubj", "expl")


def _is_comparison(verb: Word) -> bool:
    return verb.lemma in COMPARING and verb.tag == "VBN" and not below(verb, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_about_page(verb: Word) -> bool:
    """Whether what is done is done to the page itself, as a clipped line or with "this" says."""
    things = [noun for noun in below(verb, "nsubj", "nsubjpass", "dobj") if noun.lemma in PAGES]
    if any(word.lower == "this" for noun in things for word in below(noun, "det")):
        return True
    clipped = verb.lemma in POSTING and verb.tag in ("VBN", "VBD") and not below(verb, "aux", "auxpass", "dobj")
    bare = [noun for noun in things if not below(noun, "det", "poss")]
    return clipped and verb.dep == "ROOT" and (bool(bare) or not below(verb, "nsubj", "nsubjpass"))
