"""Accuracy and speed, measured: `make bench`."""
