"""The reference harness: one launch reads a plan, measures picks on the official MNN engine, appends a report."""

VERSION = "0.2.0"
