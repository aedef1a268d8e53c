"""Tags, detection, phrase guides: how each language and region speaks to customers."""
