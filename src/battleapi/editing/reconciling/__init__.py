"""What becomes of a stored record where an import reads it anew: pure rules over two records.

They stand in `editing`, since they decide what the next revision of a stored record is: of claims
in `claims`, of the facts of the battle in `facts`, of both in `record`. An import speaks for its
own sources (`speaking`) in the version that it has read (`versions`).
"""
