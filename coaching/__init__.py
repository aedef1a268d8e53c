"""What agents did with suggestions: the log, its sums, its figures. Read `coaching.outcome` first."""
