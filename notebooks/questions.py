"""Five questions to the timeline, with SQL and a plot. Open it with `marimo edit notebooks/questions.py`."""

import marimo

app = marimo.App(width="medium")


@app.cell
def _():
    import altair as alt
    import duckdb
    import marimo as mo

    from pipelines.settings import load_settings

    published = load_settings().published_file

    def ask(query):
        """The answer to a query, a dict a row; the database is open only while it answers."""
        with duckdb.connect(published, read_only=True) as timeline:
            return timeline.sql(query).to_arrow_table().to_pylist()

    return alt, ask, mo


@app.cell
def _(mo):
    mo.md("""
    # Five questions to the timeline

    Each is plain SQL on `warehouse/timeline.duckdb`, opened read-only.

    ## 1. What happened in the ten days before the documents speak, and which words say so?
    """)


@app.cell
def _(ask, mo):
    before = ask("""
        select start_date, end_date, granularity, date_words, title, place
        from marts.timeline
        where start_date >= (select max(anchor_date) - interval 10 day from marts.document_dates)
        order by start_date, end_date, title
    """)
    mo.ui.table(before)
    return (before,)


@app.cell
def _(mo):
    mo.md("## 2. How many were killed and injured, in whose figures, and can they all be true?")


@app.cell
def _(ask, mo):
    casualties = ask("""
        select start_date, title, kind, low, best, high, figures, verdict
        from marts.casualties
        order by start_date, event_id, kind
    """)
    mo.ui.table(casualties)
    return (casualties,)


@app.cell
def _(mo):
    mo.md("## 3. Which events stand in more than one document?")


@app.cell
def _(ask, mo):
    shared = ask("""
        select t.start_date, t.title, s.source_path, s.date_words, s.date_basis, s.sentence
        from marts.timeline as t
        inner join marts.sources as s on s.event_id = t.event_id
        where t.document_count > 1
        order by t.start_date, t.event_id, s.source_path, s.char_start
    """)
    mo.ui.table(shared)
    return (shared,)


@app.cell
def _(mo):
    mo.md("## 4. How exact are the dates?")


@app.cell
def _(alt, ask, mo):
    exactness = ask("""
        select granularity, count(*) as events
        from marts.timeline
        group by granularity
        order by events desc, granularity
    """)
    bars = alt.Chart(alt.Data(values=exactness)).mark_bar()
    plot = bars.encode(
        x=alt.X("events:Q", title="events", axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("granularity:N", sort="-x", title="known to the"),
    )
    mo.output.append(plot)
    return exactness, plot


@app.cell
def _(mo):
    mo.md("## 5. What could not be dated, and why?")


@app.cell
def _(ask, mo):
    undated = ask("""
        select reason, kind, text, source_path
        from marts.unresolved
        order by reason, source_path, char_start
    """)
    mo.ui.table(undated)
    return (undated,)


if __name__ == "__main__":
    app.run()
