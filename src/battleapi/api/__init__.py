"""The floor that knows HTTP: requests in, documents and problems out."""
