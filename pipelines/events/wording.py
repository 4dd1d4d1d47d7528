"""Words of a clause as a title has them: what is left out, what goes for want of room, how they are spelled."""

from collections.abc import Iterator, Sequence

from pipelines.events.model import LONGEST_TITLE
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_time_adverbial, subtree

MOST_WORDS = 80
"""So many words of a phrase fill a title several times over; those behind them are not looked at."""
_APART = frozenset({"relcl", "advcl", "appos", "parataxis", "mark", "discourse", "meta", "dep", "intj"})
"""What stands beside a clause rather than in it; a title is cut before it."""
_DROPPED = frozenset({"prep", "acl", "conj", "npadvmod", "ccomp", "xcomp"})
"""What a phrase can do without, from its end on."""
_NEEDED = frozenset({"of", "than", "as"})
_QUOTES = str.maketrans("", "", '"“”')


def cut(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text cut at a word, with an ellipsis if anything was cut.

    >>> cut("a long way to go", 8)
    'a long…'
    """
    plain = " ".join(text.split()).rstrip(" ,;:–-")
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def closed(title: str) -> str:
    """A title without the quotation marks and the bracket of which it has one side only."""
    if title.count('"') % 2 or title.count("“") != title.count("”"):
        title = title.translate(_QUOTES)
    title = title.replace(" ”", "”").replace("“ ", "“").removesuffix(" .")
    return title if title.count("(") == title.count(")") else title.partition("(")[0] or title.replace("(", "")


def says_when(word: Word) -> bool:
    """Whether a phrase says when: "on Sunday", "two weeks", "a month ago", "after the talks"."""
    if word.dep == "prep":
        inside = below(word, "pobj", "pcomp")
        when = word.lower in ("after", "before", "since", "during", "until", "following")
        return when or not inside or any(is_time_adverbial(noun) or noun.lower == "ago" for noun in inside)
    if word.dep == "advmod":
        return word.lower == "ago"
    of_age = word.head is not None and word.head.pos == "ADJ"
    when = word.dep == "npadvmod" or (word.dep in ("dobj", "attr") and not below(word, "det", "poss", "compound"))
    return when and is_time_adverbial(word) and not of_age


def kept(word: Word) -> list[Word]:
    """A word and what belongs to it, without clauses beside it and without times."""
    left_out = {word.index for word in subtree(word) if word.dep in _APART or says_when(word)}
    return subtree(word, frozenset(left_out - {word.index}))[:MOST_WORDS]


def shorter(words: list[Word], sentence: Sentence) -> Iterator[str]:
    """Yield words, then the same without the last phrase that they can do without, without the last two, …"""
    yield text_of(words, sentence)
    inside = {each.index for each in words}
    for last in reversed(words):
        hangs = last.head is not None and last.head.index in inside
        if last.index in inside and hangs and last.dep in _DROPPED and last.lower not in _NEEDED:
            gone = {each.index for each in subtree(last)}
            inside -= gone
            words = [each for each in words if each.index not in gone]
            yield text_of(words, sentence)


def text_of(words: Sequence[Word], sentence: Sentence) -> str:
    """Words as the text has them; where some were left out, the comma before the gap goes with the one behind it."""
    parts: list[str] = []
    run: list[Word] = []
    paired = False
    for word in [*words, None]:
        if run and (word is None or word.index != run[-1].index + 1):
            paired = run[-1].text == ","
            while run and run[-1].dep in ("punct", "cc") and run[-1].text not in ")%\"'":
                run.pop()
            if run:
                parts.append(sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start])
            run = []
        if word is not None and not run and word.text == "," and parts and not paired:
            parts[-1] += ","
        elif word is not None and (run or word.dep != "punct" or word.text in "$(\"'"):
            run.append(word)
    return " ".join(parts).rstrip(",")
