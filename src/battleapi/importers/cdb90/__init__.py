"""CDB90: 660 battles from 1600 to 1973, with both sides of each, as one folder of tables.

The package is jrnold/CDB90, version 9.0.3 (ODC-BY); what its columns and codes mean is from the
datapackage.json and the `enum_*.csv` files of the folder.
"""
