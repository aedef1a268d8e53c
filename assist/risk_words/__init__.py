"""Words of danger and of threats, a file a kind and by language: ours, for `assist.safety`."""
