"""Articles about one battle, in plain text: a title, an infobox, paragraphs under headings.

`document` takes the text apart, `records` makes a record of it.
"""
