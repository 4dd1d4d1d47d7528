"""All that Dagster loads: the steps in their order, then the SQL models, then the published timeline."""

import dagster as dg

from pipelines.defs.pipeline import pipeline
from pipelines.settings import load_settings


@dg.definitions
def defs() -> dg.Definitions:
    """The pipeline over the folders of the environment."""
    return pipeline(load_settings())
