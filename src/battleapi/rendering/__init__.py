"""From a record to the documents that are served: the one renderer.

Served models have every key always, and no defaults; what they hold is the stored truth, the names
of what it refers to, and what is computed from it.
"""
