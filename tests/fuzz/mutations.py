"""What befalls a sound file: bytes flipped, spans lost, doubled, swapped, and in between what parsers stumble over."""

import io
import zipfile
from collections.abc import Callable
from random import Random

STUMBLING = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\x1b[2J", b"\x07", b"\r", b"\n\n", b"\t", b"\xc2\x85"),
    *(
        b"-1",
        b"0",
        b"1:59:59:59",
        b"99999999999999999999",
        b"1e999",
        b"nan",
        b"0001-01-01",
        b"9999-12-31T23:59:59-23:59",
    ),
    *(b"9" * 5_000, b"0x" + b"f" * 5_000, b"[" * 2_000, b"{" * 2_000, b"a." * 3_000, b"<div>" * 2_000, b'"' * 999),
    *(b'"', b"'", b"\\", b"---\n", b"<!--", b"]]>", b"&#0;", b"&#xD800;", b"%%EOF", b"=?utf-8?q?=00?=", b"<<: *a"),
    *(b'charset="punycode"', b"charset=undefined", b"/Filter /Unknown", b"stream", b"endobj", b"#", b"`", b"![", b": "),
)


def mutated(data: bytes, random: Random) -> bytes:
    """The data after one to eight mishaps."""
    for _ in range(random.randint(1, 8)):
        data = random.choice(MISHAPS)(data, random)
    return data


def mutated_archive(data: bytes, random: Random) -> bytes:
    """A zip archive: half of the times one of its members after mishaps, so that its checksum is right again."""
    if random.random() < 0.5:
        return mutated(data, random)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        chosen = random.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), random) if name == chosen else old.read(name))
    return made.getvalue()


def mutated_text(text: str, random: Random) -> str:
    """A text after mishaps to its bytes; what is no character any more is replaced."""
    return mutated(text.encode(), random).decode("utf-8", "replace").replace("\x00", " ")


def flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 10)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def lose(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:start] + data[end:]


def double(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def swap(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:start] + data[end : end + end - start] + data[start:end] + data[end + end - start :]


def stumble(data: bytes, random: Random) -> bytes:
    start, end = span(data, random)
    return data[:start] + random.choice(STUMBLING) + data[random.choice((start, end)) :]


def replace_number(data: bytes, random: Random) -> bytes:
    places = [place for place, byte in enumerate(data[:20_000]) if chr(byte).isdigit()]
    if not places:
        return data
    place = random.choice(places)
    return data[:place] + random.choice((b"0", b"-", b"9" * 30, b"9" * 5_000, b".", b"99")) + data[place + 1 :]


def cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 4, 30, 300)))


MISHAPS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(flip, lose, double, swap, stumble, stumble, stumble, replace_number),
    cut,
)
