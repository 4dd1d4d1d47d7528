import io

from rich.console import Console

from pipelines.exports.terminal import event_view


def shown(timeline, title, **options):
    console = Console(width=100, record=True, file=io.StringIO(), **options)
    console.print(event_view(next(event for event in timeline.events if event.title == title)))
    return console.export_text(styles=bool(options))


def test_an_event_fits_on_one_screen_and_says_all(timeline):
    text = shown(timeline, "Storm strikes Brest")
    assert len(text.splitlines()) <= 24
    assert "13 April 2025, known to the day" in text
    assert "“two days ago” is Sunday 13 April 2025 by rule deictic" in text
    assert "Brest, France" in text
    assert "12; “12 people” reported by harbour.txt [1]; “30 people” reported by mayor.txt [2]" in text
    assert "conflict:" in text and "nothing disagrees" not in text


def test_colours_only_where_there_are_colours(timeline):
    assert "\x1b[" not in shown(timeline, "Treaty signed")
    assert "\x1b[1;33m2022" in shown(timeline, "Treaty signed", force_terminal=True, color_system="standard")


def test_one_telling_is_compared_with_nothing(timeline):
    assert "Compared" not in shown(timeline, "Treaty signed")
