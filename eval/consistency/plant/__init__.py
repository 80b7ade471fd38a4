"""Plants faults into what the ladder's collector makes. It knows nothing of how captures are judged."""
