"""Proving the store: the chain of the log, and all that is made of it against what the log says.

Nothing here changes anything. Each difference is one `Finding`; none is a clean store.
"""
