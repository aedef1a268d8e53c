"""The schema's history, applied by `realtime.store.migrate`."""
