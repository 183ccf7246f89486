"""The Georeferenced Event Dataset of the Uppsala Conflict Data Program, event by event.

The rules are those of its codebook: Högbladh, Stina: UCDP GED Codebook version 23.1, Department of
Peace and Conflict Research, Uppsala University, 2023.
"""
