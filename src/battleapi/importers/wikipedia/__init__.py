"""Battles as the English Wikipedia tells them: the infoboxes of its pages, as records.

Pages come from a MediaWiki export or from files of wikitext. What each parameter means is stated in
the documentation of `Template:Infobox military conflict`.
"""
