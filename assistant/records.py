"""Records: what people thought of an answer, in a database, so that it can become a question set.

In: an opinion on an answer. Out: the opinions, oldest first. SQLite in the data folder, or any SQLAlchemy URL, so that
several copies of the app share one. Nothing about the person is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    insert,
    select,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import SQLAlchemyError

from index.errors import PolicyError
from index.settings import Settings

Verdict = Literal["good", "bad"]

METADATA = MetaData()
OPINIONS = Table(
    "opinions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("said", DateTime(timezone=True), nullable=False),
    Column("answer_id", String(40), nullable=False, index=True),
    Column("version", String(80), nullable=False),
    Column("question", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("comment", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """One thumb, or one comment on it; the latest with an answer's id is what the person thinks now."""

    answer_id: str
    version: str
    question: str
    turns: tuple[str, ...]  # the questions before it
    answer: dict[str, Any]  # the Answer as JSON
    verdict: Verdict
    comment: str = ""


class Records:
    """The database, opened; safe from many threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, settings: Settings) -> Records:
        """PolicyError where the database cannot be opened."""
        url = settings.database_url
        try:
            if not url:
                settings.data_dir.mkdir(parents=True, exist_ok=True)
                url = f"sqlite:///{settings.data_dir / 'records.sqlite'}"
            engine = create_engine(url)
            METADATA.create_all(engine)
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise PolicyError(f"POLICY_DATABASE_URL: the records cannot be opened ({_first_line(error)})") from None
        return cls(engine)

    def add(self, opinion: Opinion) -> None:
        """PolicyError where it could not be written."""
        row = {
            "said": datetime.now(UTC),
            "answer_id": opinion.answer_id,
            "version": opinion.version,
            "question": opinion.question,
            "turns": list(opinion.turns),
            "answer": opinion.answer,
            "verdict": opinion.verdict,
            "comment": opinion.comment,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(OPINIONS).values(**row))
        except SQLAlchemyError as error:
            raise PolicyError(f"the opinion was not recorded ({_first_line(error)})") from None

    def opinions(self) -> tuple[Opinion, ...]:
        """All of them, oldest first."""
        with self._engine.connect() as connection:
            return tuple(
                _opinion(row) for row in connection.execute(select(OPINIONS).order_by(OPINIONS.c.id)).mappings()
            )


def _opinion(row: RowMapping) -> Opinion:
    return Opinion(
        row["answer_id"],
        row["version"],
        row["question"],
        tuple(row["turns"]),
        row["answer"],
        row["verdict"],
        row["comment"],
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
