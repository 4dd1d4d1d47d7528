"""The words of each language, read from the tables in `languages/`."""

from pipelines.temporal.lexicon.load import LANGUAGES, load, numeric
from pipelines.temporal.lexicon.model import Lexicon

LEXICONS: dict[str, Lexicon] = {path.stem: load(path) for path in sorted(LANGUAGES.glob("*.toml"))}
NUMERIC = numeric()
"""What is read in a language without a table."""
