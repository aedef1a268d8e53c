"""Words of danger and of threats, by language: ours, for `assist.safety`."""
