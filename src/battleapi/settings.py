"""What an operator can set: read once at the door, handed down from there, never read again.

Each setting is an environment variable `BATTLEAPI_<NAME>`; an empty one counts as unset. The
command line's options come before the environment. `docs/settings.md` has the same table.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Seconds = Annotated[float, Field(gt=0, le=3600)]

# Scheme, host, perhaps a port and a path (RFC 3986): no user, no query, no fragment.
_ADDRESS = (
    r"^https?://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
    r"(?:/[A-Za-z0-9._~-]+)*"
)
PublicUrl = Annotated[str, Field(pattern=f"{_ADDRESS}$")]
LicenceUrl = Annotated[str, Field(pattern=f"{_ADDRESS}/?$")]


class Settings(BaseSettings):
    """The settings of one service or one command; frozen.

    Raises:
        pydantic.ValidationError: A value is out of its domain; the error names the field, and does
            not repeat the value, which may hold a password.
    """

    model_config = SettingsConfigDict(
        env_prefix="BATTLEAPI_",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: str = Field(
        default="sqlite:///battleapi.sqlite3",
        min_length=1,
        repr=False,
        description="Where the data is: `sqlite:///FILE` (relative to the working folder; four "
        "slashes for an absolute path) or `postgresql://USER:PASSWORD@HOST/NAME`.",
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="The address to listen on; `0.0.0.0` for every address of the machine.",
    )
    port: int = Field(
        default=8000,
        ge=0,
        le=65535,
        description="The port to listen on; 0 takes a free one and prints it.",
    )
    public_url: PublicUrl | None = Field(
        default=None,
        description="How the service is addressed from outside, as `https://battles.example` or "
        "with a path, without a slash at the end; without it citations say `http://` and the "
        "`Host` of the request.",
    )
    licence_url: LicenceUrl | None = Field(
        default=None,
        description="Where the licence of the data stands, sent with them as `Link` of the "
        "relation `license`; of the bundled record it is `https://spdx.org/licenses/MIT`.",
    )
    workers: int = Field(
        default=1,
        ge=1,
        le=256,
        description="How many processes answer requests; one for each core is a good number.",
    )
    shutdown_wait: Seconds = Field(
        default=8.0,
        description="Seconds that requests in flight get to finish after SIGTERM.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        description="The least serious messages to log: `debug`, `info`, `warning` or `error`.",
    )
    log_format: Literal["console", "json"] = Field(
        default="console",
        description="`console` for people, `json` for one JSON object a line.",
    )
    access_log: bool = Field(
        default=False,
        description="Whether each request is logged; it costs about as much as a quick answer.",
    )
    read_connections: int = Field(
        default=16,
        ge=1,
        le=1000,
        description="Connections to the database for reading, in each process.",
    )
    connection_wait: Annotated[float, Field(gt=0, le=5)] = Field(
        default=5.0,
        description="Seconds to wait for a free connection, or for a document that is being "
        "rendered anew, before answering 503; at most 5.",
    )
    lock_wait: Seconds = Field(
        default=5.0,
        description="Seconds that a write waits for another's lock before answering 503.",
    )
    statement_time: Seconds = Field(
        default=30.0,
        description="Seconds after which PostgreSQL ends a statement.",
    )
