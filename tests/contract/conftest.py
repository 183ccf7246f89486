"""The service over three records that the API's own tests have."""

from tests.api.conftest import anyio_backend, client, library_url, service

__all__ = ["anyio_backend", "client", "library_url", "service"]
