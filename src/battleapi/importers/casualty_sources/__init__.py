"""A compilation of death tolls of 81 wars since 1900: for each side a low and a high, with notes.

The data set is silverdavi/casualty-source-aggregation (CC BY 4.0): `totals.csv` has the figures,
`wars_input.json` the wars.
"""
