"""The only floor that knows SQL: the revision log and all that is made from it."""
