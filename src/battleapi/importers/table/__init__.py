"""A table of claims in a layout of our own, one claim a row, for anybody's spreadsheet.

`columns` is the layout, `template` writes it, `rows` reads files of it, `records` makes records.
"""
