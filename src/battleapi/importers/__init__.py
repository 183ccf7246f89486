"""Importers: other people's data read into record files, which editing then takes.

A wing of the house: it knows the model, and hands over what `editing` publishes.
"""
