"""Stores with generated battles, made once and kept in a folder until the code changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine, text

from battleapi.cli.record_files import bundled_records
from battleapi.editing.publish import Edition, publish, publish_many
from battleapi.editing.rebuild import refresh
from battleapi.model.record_file import RecordFile
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store

from .generator import record_files
from .processes import ROOT
from .twin_loading import fill

BER = "battle-of-ber-2023"
EDITION = Edition(author="benchmarks", comment="Generated")
_BATCH = 200
_CODE = (
    "src/battleapi/model/**/*.py",
    "src/battleapi/records/*.json",
    "src/battleapi/rendering/*.py",
    "src/battleapi/store/*.py",
    "src/battleapi/editing/*.py",
    "migrations/versions/*.py",
    *(f"benchmarks/{name}.py" for name in ("names", "calendar_words", "pools", "assertions")),
    *(f"benchmarks/{name}.py" for name in ("generator", "twin_tables", "twin_records")),
    "benchmarks/twin_loading.py",
)


def kept_folder(battles: int) -> Path:
    """Where the stores of so many battles are kept, by a digest of the code that makes them."""
    digest = hashlib.sha256()
    for pattern in _CODE:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    base = os.environ.get("BATTLEAPI_BENCHMARKS_FOLDER") or tempfile.gettempdir()
    return Path(base) / f"battleapi-benchmarks-{battles}-{digest.hexdigest()[:12]}"


def sqlite_stores(battles: int) -> tuple[str, str]:
    """The addresses of our store and of the twin's, with Ber and so many battles in each."""
    folder = kept_folder(battles)
    ours, twin = (f"sqlite:///{folder / name}" for name in ("battleapi.sqlite3", "twin.sqlite3"))
    if not folder.is_dir():
        making = folder.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        url = f"sqlite:///{making / 'battleapi.sqlite3'}"
        fill_store(url, battles)
        engine = create_engine(f"sqlite:///{making / 'twin.sqlite3'}")
        fill(engine, served_records(making / "battleapi.sqlite3"))
        engine.dispose()
        making.rename(folder)
    return ours, twin


def fill_store(database_url: str, battles: int) -> None:
    """Migrate an empty database and publish Ber and so many generated battles in it."""
    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    try:
        for file in bundled_records():
            publish(store, file, EDITION)
        for batch in batches(record_files(battles)):
            publish_many(store, batch, EDITION)
        refresh(store)
    finally:
        store.close()


def batches(files: Iterator[RecordFile]) -> Iterator[Sequence[RecordFile]]:
    """Files in lots of two hundred."""
    while batch := tuple(islice(files, _BATCH)):
        yield batch


def records_by_size(database_url: str) -> list[tuple[int, str]]:
    """The size in bytes and the id of every generated record document of a store."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT length(body), id FROM documents WHERE form = 'record' AND id <> :ber"),
            {"ber": BER},
        ).all()
    engine.dispose()
    return [(size, battle) for size, battle in rows]


def served_records(path: Path) -> Iterator[dict[str, object]]:
    """Every record document of a store in an SQLite file, as JSON values."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows = connection.execution_options(yield_per=_BATCH).execute(
            text("SELECT body FROM documents WHERE form = 'record'")
        )
        for (body,) in rows:
            yield json.loads(body)
    engine.dispose()
