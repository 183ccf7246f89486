from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from battleapi.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "battleapi").rglob("*.py"))


def test_defaults_serve_an_embedded_file_to_this_machine_only() -> None:
    settings = Settings()
    assert settings.database_url == "sqlite:///battleapi.sqlite3"
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)


def test_the_environment_is_read_and_an_argument_comes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BATTLEAPI_DATABASE_URL", "postgresql://reader@db/battles")
    monkeypatch.setenv("BATTLEAPI_PORT", "8080")
    monkeypatch.setenv("BATTLEAPI_ACCESS_LOG", "true")
    monkeypatch.setenv("BATTLEAPI_LOG_FORMAT", "")
    settings = Settings(port=9000)
    assert settings.database_url == "postgresql://reader@db/battles"
    assert settings.port == 9000
    assert settings.access_log is True
    assert settings.log_format == "console"


@pytest.mark.parametrize(
    "address",
    ["https://battles.example", "http://[::1]:8000", "https://battles.example:8443/history/api"],
)
def test_a_public_address(address: str) -> None:
    assert Settings().public_url is None
    assert Settings(public_url=address).public_url == address
    assert Settings(licence_url=f"{address}/").licence_url == f"{address}/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "65536"),
        ("port", "-1"),
        ("port", "eight"),
        ("workers", "0"),
        ("connection_wait", "5.1"),
        ("connection_wait", "0"),
        ("connection_wait", "nan"),
        ("lock_wait", "inf"),
        ("log_level", "loud"),
        ("log_format", "xml"),
        ("read_connections", "0"),
        ("public_url", "battles.example"),
        ("public_url", "ftp://battles.example"),
        ("public_url", "https://battles.example/"),
        ("public_url", "https://battles.example?x=1"),
        ("public_url", "https://battles.example/#x"),
        ("public_url", "https://user@battles.example"),
        ("public_url", "https://battles.example\n"),
        ("public_url", "https://"),
        ("licence_url", "MIT"),
        ("licence_url", 'https://a/"'),
    ],
)
def test_a_value_out_of_its_domain_is_refused_without_repeating_it(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"BATTLEAPI_{name.upper()}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(name,)]
    assert "input_value" not in str(refused.value)


def test_settings_are_frozen_and_take_no_other_name() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]
    with pytest.raises(ValidationError, match="databse_url"):
        Settings(databse_url="sqlite:///x")  # type: ignore[call-arg]


def test_a_password_does_not_show() -> None:
    settings = Settings(database_url="postgresql://u:hunter2@db/battles")
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(settings)


def test_the_manual_has_every_setting_and_no_other() -> None:
    manual = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(BATTLEAPI_\w+)` \| `(.*?)` \| (.*) \|$", manual, flags=re.MULTILINE)
    assert rows == [
        (f"BATTLEAPI_{name.upper()}", _spelt(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]


def test_every_setting_is_used() -> None:
    used = {
        node.attr
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert set(Settings.model_fields) <= used


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_settings_read_the_environment(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    # Writing is allowed: the command line hands its options to worker processes that way.
    written = {
        id(node.value)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store))
        or (isinstance(node, ast.Attribute) and node.attr == "update")
    }
    read = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "environb", "getenv"}
        and id(node) not in written
    ]
    assert read == []


def _spelt(default: object) -> str:
    if default is None:
        return "unset"
    return str(default).lower() if isinstance(default, bool) else str(default)
