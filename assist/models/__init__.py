"""Behind the door to language models: makers, deadlines, breaker, limits. Others use `assist.model`."""
