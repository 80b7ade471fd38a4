"""Migrates a model file into MNN variants and measures each: `python -m framefarm_migration --help`."""
