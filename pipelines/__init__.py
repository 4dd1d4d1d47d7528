"""dateline: documents in, a timeline that can be trusted out."""
