"""What a web page says: its words, its day, and what it is not."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.documents.model import SegmentKind
from pipelines.documents.segments import segments
from pipelines.steps.date import DATE
from tests.documents.reading import batches, documents, refusals

MAY_7 = date(2024, 5, 7)
STORY = (
    "The lock keeper of Lindau found the old barge adrift this morning, and the council shut the canal to all boats.",
    "Divers looked at the hull for two hours, a spokesman said, but nobody could say how the ropes had come loose.",
    "The canal has carried timber and salt for two centuries, and the barge was the last that horses had drawn.",
)
TITLE = "Barge adrift on the canal"
ADDRESS = "https://lake.example/news/barge"


def page(head: str = "", top: str = "", lang: str = "en", body: str | None = None) -> str:
    story = "".join(f"<p>{words}</p>" for words in STORY) if body is None else body
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body><article><h1>{TITLE}</h1>{top}{story}</article></body></html>"
    )


def linked(**thing: Any) -> str:
    described = {"@type": "NewsArticle", **{key.replace("at_", "@"): value for key, value in thing.items()}}
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def read(folder: Path, markup: str | bytes, sidecar: str = "") -> dict[str, Any]:
    (folder / "a.html").write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    if sidecar:
        (folder / "a.toml").write_text(sidecar)
    (document,) = documents(folder)
    return document


def candidates(folder: Path, markup: str) -> list[tuple[str, str]]:
    (folder / "a.html").write_text(markup)
    (batch,) = batches(folder)
    rows = DATE.work(dict(batch.tables))["core.document_date_candidates"]
    return [(str(row["candidate_date"]), row["verdict"]) for row in rows]


PUBLISHED = meta("article:published_time", "2024-05-07T10:00:00+02:00")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (linked(datePublished="2024-05-07T10:00:00+02:00") + meta("article:published_time", "2024-05-09"), ""),
        (PUBLISHED, '<time datetime="2024-05-09">two days later</time>'),
        (meta("date", "2024-05-09"), '<time class="published" datetime="2024-05-07">in May</time>'),
        (meta("date", "2024-05-09"), "<p>Published 7 May 2024</p>"),
        (meta("date", "2024-05-07"), ""),
        ('<link rel="canonical" href="https://lake.example/2024/05/07/barge">', ""),
        (linked(at_type="VideoObject", uploadDate="2024-05-07"), ""),
    ],
)
def test_the_more_trusted_day_holds(tmp_path: Path, head: str, top: str) -> None:
    assert read(tmp_path, page(head, top))["metadata_date"] == MAY_7


@pytest.mark.parametrize(
    "other",
    [
        linked(at_type="Organization", name="Lake News", dateCreated="1999-01-01"),
        linked(at_type="Event", name="Canal day", datePublished="2024-02-01", startDate="2024-09-01"),
        linked(at_type="VideoObject", datePublished="2024-05-09"),
        linked(at_type="ItemList", itemListElement=[{"@type": "NewsArticle", "datePublished": "2024-05-01"}]),
        linked(headline="Bridge painted", url="https://lake.example/news/bridge", datePublished="2019-03-03"),
        '<script type="application/ld+json">[[[</script>',
    ],
)
def test_the_day_of_another_thing_is_not_the_page_s(tmp_path: Path, other: str) -> None:
    own = linked(headline=TITLE, datePublished="2024-05-07")
    assert read(tmp_path, page(other + own))["metadata_date"] == MAY_7


def test_another_story_is_known_by_its_address(tmp_path: Path) -> None:
    other = linked(headline="Bridge painted", url="https://lake.example/news/bridge", datePublished="2019-03-03")
    head = f'<link rel="canonical" href="{ADDRESS}?from=mail">' + other + meta("date", "2024-05-07")
    assert read(tmp_path, page(head))["metadata_date"] == MAY_7


def test_a_script_with_a_stray_sign_still_tells_its_day(tmp_path: Path) -> None:
    broken = linked(datePublished="2024-05-07").replace(", ", ', "author": , ', 1)
    assert read(tmp_path, page(broken))["metadata_date"] == MAY_7


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31", "12/31/99999"])
def test_a_day_on_which_nothing_was_published(tmp_path: Path, never: str) -> None:
    assert read(tmp_path, page(linked(datePublished=never) + PUBLISHED))["metadata_date"] == MAY_7
    assert read(tmp_path, page(linked(datePublished=never)))["metadata_date"] is None


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("05/07/2024", "en-US"),
        ("07/05/2024", "en-GB"),
        ("07/05/2024", "fr"),
        ("May 7, 2024 9:00 AM", "en"),
        ("Tue, 07 May 2024 23:59:00 -0500", "en"),
        ("Tue May 07 19:20:36 CEST 2024", "de"),
        ("20240507T235000+0900", "ja"),
        ("Di., 07.05.2024 - 14:45", "de"),
        ("7. Mai 2024", "de"),
        (1715072400000, "en"),
        (1715072400, "en"),
    ],
)
def test_a_day_that_is_not_written_as_iso_says(tmp_path: Path, written: str | int, lang: str) -> None:
    head = meta("article:published_time", str(written)) if lang == "de" else linked(datePublished=written)
    assert read(tmp_path, page(head, lang=lang))["metadata_date"] == MAY_7


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (meta("sailthru.date", "2024-05-07 21:10:05"), ""),
        (meta("article:modified_time", "2024-05-08T08:00:00-05:00"), ""),
        ("", '<time datetime="2024-05-08T02:10:05Z">May 7, 2024, 9:10 p.m.</time>'),
        ("", "<p>Published May 7, 2024</p>"),
        ('<link rel="canonical" href="https://lake.example/2024/05/07/barge">', ""),
        ('<link rel="canonical" href="https://lake.example.mx/barge">', ""),
    ],
)
def test_a_moment_in_utc_is_read_where_the_page_is_published(tmp_path: Path, head: str, top: str) -> None:
    assert read(tmp_path, page(linked(datePublished="2024-05-08T02:10:05Z") + head, top))["metadata_date"] == MAY_7


def test_where_nothing_tells_the_zone_both_days_are_candidates(tmp_path: Path) -> None:
    found = candidates(tmp_path, page(linked(datePublished="2024-05-08T02:10:05Z")))
    assert [day for day, _ in found] == ["2024-05-08", "2024-05-07"]
    assert found[0][1] == "taken"
    assert "UTC" in found[1][1]


def test_the_words_decide_between_the_two_days_of_a_moment(tmp_path: Path) -> None:
    body = "".join(f"<p>{words}</p>" for words in ("The barge sank today, 7 May 2024, off Lindau.", *STORY))
    found = candidates(tmp_path, page(linked(datePublished="2024-05-08T02:10:05Z"), body=body))
    assert found[0] == ("2024-05-07", "taken")


def test_midnight_in_utc_is_a_day_without_a_clock(tmp_path: Path) -> None:
    head = linked(datePublished="2024-05-07T00:00:00+00:00")
    assert candidates(tmp_path, page(head, lang="en-US")) == [("2024-05-07", "taken")]


def test_the_day_of_the_last_change_is_kept_apart(tmp_path: Path) -> None:
    head = linked(datePublished="2024-05-07", dateModified="2024-06-01")
    document = read(tmp_path, page(head, "<p>Updated 1 June 2024</p>"))
    assert (document["metadata_date"], document["modified_date"]) == (MAY_7, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("7. Mai 2024 | Pressemitteilungen", "de"),
        ("7. Mai 2024 , Anna Berg", "de"),
        ("Lindau, 7. Mai 2024", "de"),
        ("Dienstag, 7. Mai 2024, 10:16 Uhr - red", "de"),
        ("Veröffentlichung: 07.05.2024", "de"),
        ("07/05/2024 - 04:30 - Fonte:", "pt"),
        ("Publié le 7 mai 2024", "fr"),
        ("7 мая 2024 года", "ru"),
        ("May 7, 2024 - 4.34pm", "en"),
    ],
)
def test_a_printed_line_says_it_where_nothing_else_does(tmp_path: Path, line: str, lang: str) -> None:
    assert read(tmp_path, page(top=f"<p>{line}</p>", lang=lang))["metadata_date"] == MAY_7


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="comments"><time datetime="2024-06-01">1 June</time></div>',
        '<blockquote class="tweet"><time datetime="2024-04-01">1 April</time></blockquote>',
        '<aside><time datetime="2024-04-01">1 April</time></aside>',
    ],
)
def test_the_time_of_a_comment_is_not_the_page_s(tmp_path: Path, beside: str) -> None:
    assert read(tmp_path, page(top=beside + "<p>7 May 2024</p>"))["metadata_date"] == MAY_7


@pytest.mark.parametrize(("label", "printed"), [("Launched", False), ("Published on", True)])
def test_a_day_in_a_row_of_facts_is_that_of_its_label(tmp_path: Path, label: str, printed: bool) -> None:
    box = f"<table><tr><th>{label}</th><td>3 March 1998</td></tr></table>"
    days = read(tmp_path, page(top=box))["metadata_days"]
    assert ("printed = 3 March 1998" in [day["source"] for day in days]) is printed


HISTORY = "".join(f"<p>The barge was sold on 3 {month} 2025 to the town. {STORY[2]}</p>" for month in ("May", "June"))


@pytest.mark.parametrize(("more", "verdict"), [("", "taken"), ("It was sunk on 4 July 2025.", "not taken: 3 phrases")])
def test_a_printed_day_falls_where_several_phrases_refute_it(tmp_path: Path, more: str, verdict: str) -> None:
    found = candidates(tmp_path, page(top="<p>7 May 2024</p>", body=HISTORY + f"<p>{more} {STORY[0]}</p>"))
    assert found[0][0] == "2024-05-07"
    assert found[0][1].startswith(verdict)


def test_a_day_that_a_page_marks_stands_against_its_words(tmp_path: Path) -> None:
    body = HISTORY + f"<p>It was sunk on 4 July 2025. {STORY[0]}</p>"
    assert candidates(tmp_path, page(PUBLISHED, body=body))[0] == ("2024-05-07", "taken")


def test_a_page_says_who_published_it_and_where(tmp_path: Path) -> None:
    own = linked(
        url=ADDRESS,
        headline="Barge &amp; ropes",
        author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Berg"}],
        publisher={"@type": "Organization", "name": "Lake News"},
        articleSection="Canals",
        datePublished="2024-05-07",
    )
    document = read(tmp_path, page(own + f'<link rel="canonical" href="{ADDRESS}">', lang="EN-gb"))
    names = ("title", "author", "publisher", "section", "source_url", "language")
    assert [document[name] for name in names] == [
        "Barge & ropes",
        "Ann Lee; Bo Berg",
        "Lake News",
        "Canals",
        ADDRESS,
        "en",
    ]


def names(folder: Path, head: str, lang: str = "en", **more: str) -> tuple[Any, Any, Any]:
    document = read(folder, page(head + f'<link rel="canonical" href="{ADDRESS}">', lang=lang, **more))
    return document["title"], document["publisher"], document["author"]


@pytest.mark.parametrize(
    ("stated", "publisher"),
    [
        ("Lake News", "Lake News"),
        ("https://www.lake.example", "lake.example"),
        ("07.05.2024", "lake.example"),
        (f"{TITLE} – all about it", "lake.example"),
        ("(C) 2024 by a web agency", "lake.example"),
    ],
)
def test_what_is_no_name_is_no_publisher(tmp_path: Path, stated: str, publisher: str) -> None:
    assert names(tmp_path, meta("og:site_name", stated))[1] == publisher


def test_the_account_of_a_network_is_no_publisher(tmp_path: Path) -> None:
    assert names(tmp_path, '<meta name="twitter:site" content="@lake_ed">')[1] == "lake.example"


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Lake News", None),
        ("Lake Example", None),
        ("https://network.example/annlee", None),
        ("Follow us", None),
    ],
)
def test_what_is_no_person_is_no_author(tmp_path: Path, stated: str, author: str | None) -> None:
    head = linked(author={"@type": "Person", "name": stated}, publisher={"@type": "Organization", "name": "Lake News"})
    assert names(tmp_path, head, top="<button>Follow us</button>")[2] == author


def test_the_name_of_the_site_is_no_part_of_a_title(tmp_path: Path) -> None:
    head = linked(headline=f"{TITLE} - again | Lake News", publisher="Lake News")
    assert names(tmp_path, head)[0] == f"{TITLE} - again"


def test_the_heading_of_a_form_is_no_title(tmp_path: Path) -> None:
    markup = page().replace("h1>", "p>").replace("</article>", '</article><h3 class="title">Write a reply</h3>')
    assert read(tmp_path, markup)["title"] == TITLE


@pytest.mark.parametrize(("lang", "language"), [("de", "en"), ("en-GB", "en"), ("", "en")])
def test_the_language_of_the_text_holds(tmp_path: Path, lang: str, language: str) -> None:
    assert read(tmp_path, page(lang=lang))["language"] == language


def test_a_fragment_is_a_page_too(tmp_path: Path) -> None:
    assert STORY[0] in read(tmp_path, f'<div dir="ltr"><p>{STORY[0]}</p></div>')["text"]
    assert STORY[1] in read(tmp_path, f"<p>{STORY[1]}")["text"]


@pytest.mark.parametrize(
    ("declared", "written", "flags"),
    [
        ("gb2312", "gbk", []),
        ("iso-8859-1", "cp1252", []),
        ("utf-16", "utf-8", []),
        ("iso-8859-1", "utf-8", ["encoding_guessed"]),
        ("utf-8", "cp1252", ["encoding_guessed"]),
        ("punycode", "utf-8", ["encoding_guessed"]),
        ("undefined", "utf-8", ["encoding_guessed"]),
    ],
)
def test_a_charset_is_read_as_a_browser_reads_it(tmp_path: Path, declared: str, written: str, flags: list[str]) -> None:
    name = "Café 港鎔" if written == "gbk" else "Café “Möwe”" if written == "cp1252" else "Café Łódź"
    body = f"<p>{name}: {STORY[0]}</p><p>{STORY[1]}</p>"
    markup = page(body=body).replace("utf-8", declared)
    data = markup.encode(written, errors="ignore")
    document = read(tmp_path, data)
    assert body.encode(written, errors="ignore").decode(written)[3:12] in document["text"]
    assert [flag for flag in document["flags"] if flag == "encoding_guessed"] == flags


def test_one_wrong_byte_costs_one_character(tmp_path: Path) -> None:
    body = "".join(f"<p>{words} Später würde das Öl gelöscht.</p>" for words in STORY)
    document = read(tmp_path, page(body=body).encode().replace(b"adrift this", b"adrift \xff this"))
    assert "\ufffd" in document["text"]
    assert "Später würde das Öl" in document["text"]


@pytest.mark.parametrize(
    "notice",
    [
        "Please enable JavaScript in your browser to see this site. It takes a minute.",
        "We and our partners use cookies. Accept cookies to go on.",
        "Request unsuccessful. Incident ID: 8871-2",
        "Checking your browser before you get to the harbour page.",
        "Please solve the captcha to show that you are not a robot.",
    ],
)
def test_a_notice_is_no_page(tmp_path: Path, notice: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><div id='root'></div><p>{notice}</p></body></html>")
    (refusal,) = refusals(tmp_path)
    assert refusal["kind"] == "not_a_page"


def test_a_story_about_robots_is_a_page(tmp_path: Path) -> None:
    story = "A robot that reads JavaScript cookies won the race in Lindau. Its builders said that it was not for sale."
    assert read(tmp_path, page(body=f"<p>{story}</p><p>{STORY[0]}</p>"))["text"]


@pytest.mark.parametrize("tags", ["a<br>" * 300_000, "<p>a</p>" * 200_000])
def test_a_page_of_too_many_elements(tmp_path: Path, tags: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{tags}</body></html>")
    (refusal,) = refusals(tmp_path)
    assert refusal["kind"] == "too_large"


def test_blanks_cost_no_more_than_words(tmp_path: Path) -> None:
    before = time.process_time()
    read(tmp_path, page(top=f"<div>{' ' * 400_000}x</div>"))
    assert time.process_time() - before < 5


def test_text_that_only_line_breaks_part_is_read_whole(tmp_path: Path) -> None:
    loose = f"{STORY[0]} It was <em>the last</em> of its kind.<br><br>{STORY[1]}<br>{STORY[2]}"
    text = read(tmp_path, page(body=f'<div class="content">{loose}</div>'))["text"]
    assert text.splitlines()[-3:] == [f"{STORY[0]} It was the last of its kind.", STORY[1], STORY[2]]


def test_the_edit_link_of_a_wiki_is_no_word_of_a_heading(tmp_path: Path) -> None:
    edit = '<span>[<a href="/edit">edit</a> | <a href="/source">source</a>]</span>'
    story = f"<p>{STORY[0]}</p><h2>Later years{edit}</h2><p>{STORY[1]}</p><h2>The canal [sic]</h2><p>{STORY[2]}</p>"
    lines = read(tmp_path, page(body=story))["text"].splitlines()
    assert {"Later years", "The canal [sic]"} <= set(lines)


def test_the_headings_of_a_page_are_headings(tmp_path: Path) -> None:
    story = f"<p>{STORY[0]}</p><p>Picture: Ann Lee</p><p>{STORY[1]}</p><h3>What the divers saw</h3><p>{STORY[2]}</p>"
    text = read(tmp_path, page(body=story))["text"]
    found = [text[part.char_start : part.char_end] for part in segments(text) if part.kind is SegmentKind.HEADING]
    assert found == [TITLE, "What the divers saw"]
    assert "#" not in text


def test_a_story_in_chunks_is_read_whole(tmp_path: Path) -> None:
    row = '<div class="row"><div class="body article__body"><p>{}</p><p>{}</p></div></div><div class="ad">Buy!</div>'
    rows = "".join(row.format(f"Day {number}. {STORY[0]}", f"{STORY[1]} ({number})") for number in range(4))
    text = read(tmp_path, page(body=f'<div class="chunks">{rows}</div>'))["text"]
    assert all(f"Day {number}." in text and f"({number})" in text for number in range(4))


OTHER = '<a href="/news/bridge">Why the old bridge was painted red again</a>'


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"<p>Read more: {OTHER}</p>", False),
        (f"<ul><li>{OTHER} (3 May)</li></ul>", False),
        (OTHER, False),
        ("<p>3 May: " + OTHER + "</p>", True),
        (f"<p>{OTHER.replace('again<', 'again.<')}</p>", True),
        (f"<p>{OTHER}, as a painter told this paper</p>", True),
        (f"<p>{OTHER.replace('/news/bridge', '#bridge')}</p>", True),
    ],
)
def test_a_line_that_only_leads_to_another_story_is_no_text(tmp_path: Path, line: str, kept: bool) -> None:
    story = "".join(f"<p>{words}</p>" for words in STORY)
    text = read(tmp_path, page(body=story + line + story.replace("<p>", "<p>Later: ")))["text"]
    assert ("painted red" in text) is kept
    assert all(words in text for words in STORY)


def test_a_page_of_links_keeps_them(tmp_path: Path) -> None:
    links = "".join(f"<li>{OTHER.replace('red', colour)}</li>" for colour in ("red", "blue", "green", "white", "black"))
    text = read(tmp_path, page(body=f"<p>{STORY[0]}</p><ul>{links}</ul>"))["text"]
    assert "painted green" in text


LEAD = "A barge that nobody missed has shut the canal of Lindau to all boats"


@pytest.mark.parametrize(
    ("described", "top", "bottom", "lines"),
    [
        (LEAD, f"<h2>{LEAD}.</h2>", "", 1),
        (f"{LEAD[:60]}…", f"<div class='lead'>{LEAD}</div>", "", 1),
        (LEAD, "", f"<footer><div>{LEAD}</div></footer>", 0),
        (LEAD, "", "", 0),
        (STORY[0], "", "", 0),
    ],
)
def test_a_standfirst_that_is_shown_is_text(tmp_path: Path, described: str, top: str, bottom: str, lines: int) -> None:
    story = "".join(f"<p>{words}</p>" for words in STORY)
    markup = page(f'<meta name="description" content="{described}">', body="").replace(
        "</article>", f"</article>{top}<article>{story}</article>{bottom}"
    )
    text = read(tmp_path, markup)["text"]
    assert text.count(LEAD) == lines
    assert text.count(STORY[0]) == 1


def test_the_stated_text_of_an_article_holds_where_the_page_has_much_less(tmp_path: Path) -> None:
    whole = "".join(f"<p>{words}</p>" for words in STORY)
    document = read(tmp_path, page(linked(articleBody=whole), body=f"<p>{STORY[0][:60]}</p>"))
    assert document["text"].split() == " ".join(STORY).split()


def test_a_page_is_never_younger_than_its_retrieval(tmp_path: Path) -> None:
    head = linked(datePublished="2024-05-09") + meta("date", "2024-05-07")
    assert read(tmp_path, page(head), "retrieved_date = 2024-05-08")["metadata_date"] == MAY_7
