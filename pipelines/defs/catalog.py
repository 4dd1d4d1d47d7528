"""What there is to materialise: the SQL models, the checks, and the words that describe tables and columns."""

from pipelines.settings import ROOT
from pipelines.warehouse.checks import load_checks
from pipelines.warehouse.glossary import load_glossary
from pipelines.warehouse.models import load_models

SQL = ROOT / "sql"
MODELS = load_models(SQL / "marts")
CHECKS = load_checks(SQL / "checks", MODELS)
GLOSSARY = load_glossary()
