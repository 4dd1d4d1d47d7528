"""The parts of the `dateline` command: wiring and what a terminal shows, no logic."""
