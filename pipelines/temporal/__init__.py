"""Text and anchor to time references. No files, no clock, no SQL."""

from pipelines.temporal.references import explain, tag

__all__ = ["explain", "tag"]
