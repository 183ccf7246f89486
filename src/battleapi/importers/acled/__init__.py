"""The Armed Conflict Location and Event Data (ACLED), event by event.

The rules are those of its codebook, of 2023 and later: https://acleddata.com/knowledge-base/.
"""
