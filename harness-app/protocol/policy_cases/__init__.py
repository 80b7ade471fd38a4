"""The cases that make_policy_vectors.py writes, by what they are about."""
