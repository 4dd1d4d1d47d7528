"""What merging makes, as lists that can be compared."""

from pipelines.steps import merge


def merge_reports(tables):
    return {table: list(rows) for table, rows in merge.merge_reports(tables).items()}
