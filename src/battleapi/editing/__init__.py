"""Use cases that change the store, and those that prove and repair it."""
