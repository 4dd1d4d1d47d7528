"""Text and anchor to time references. No files, no clock, no SQL."""

from pipelines.temporal.explain import explain
from pipelines.temporal.references import tag

__all__ = ["explain", "tag"]
