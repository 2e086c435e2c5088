"""Column types that mean the same on SQLite and PostgreSQL."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from cryptography.fernet import InvalidToken, MultiFernet
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

T = TypeVar("T")
Word = TypeVar("Word", bound=str)

Id = Uuid(as_uuid=True)
Json = JSON(none_as_null=True)
Serial = BigInteger().with_variant(
    Integer(), "sqlite"
)  # SQLite numbers rows by itself only in an INTEGER key
PlainText = Text().with_variant(
    Text(collation="C"), "postgresql"
)  # compared byte by byte: ranges are prefixes

# A column type is handed the dialect and nothing else when it converts a value, and the dialect belongs to one
# engine: so the keys hang on it, and two engines in one process can have different keys.
_ciphers: "WeakKeyDictionary[Dialect, MultiFernet]" = WeakKeyDictionary()


class WrongKey(RuntimeError):
    """None of the encryption keys opens what is stored."""


def use_cipher(dialect: Dialect, cipher: MultiFernet) -> None:
    """Encrypt and decrypt with these keys wherever this dialect (so: this engine) is used."""
    _ciphers[dialect] = cipher


class UTC(TypeDecorator[dt.datetime]):
    """A moment. Aware in, aware UTC out; a time without a zone is refused, because it would be a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone cannot be stored")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Encrypted(TypeDecorator[str]):
    """Sensitive text: readable only with the keys. Raises `WrongKey`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _ciphers[dialect].encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        try:
            return _ciphers[dialect].decrypt(value).decode()
        except InvalidToken:
            raise WrongKey("none of ENCRYPTION_KEYS opens what is stored") from None


class EncryptedJson(TypeDecorator[Any]):
    """JSON that may hold sensitive text, such as half-filled forms."""

    impl = Encrypted
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)


class WordSet(TypeDecorator[frozenset[Word]]):
    """A set of short words (roles, organisations), stored as ``;a;b;`` so that one can be asked for."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Callable[[str], Word]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: frozenset[Word] | None, dialect: Dialect) -> str:
        words = sorted(str(word) for word in value or ())
        if any(";" in word for word in words):
            raise ValueError("a word with ; cannot be stored in a set of words")
        return "".join(f";{word}" for word in words) + ";" if words else ""

    def process_literal_param(self, value: frozenset[Word] | None, dialect: Dialect) -> str:
        return self.process_bind_param(value, dialect)

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[Word]:
        return frozenset(self.kind(word) for word in (value or "").split(";") if word)

    def coerce_compared_value(self, op: object, value: object) -> TypeEngine[Any]:
        return Text() if isinstance(value, str) else self


def holding(word: str) -> str:
    """The LIKE pattern of the word sets that hold this word."""
    return f"%;{word};%"


class AsJson(TypeDecorator[T]):
    """A frozen value kept as JSON. Assign a new one to change it: a change inside it would not be noticed."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, dump: Callable[[T], object], load: Callable[[Any], T]) -> None:
        super().__init__()
        self.dump = dump
        self.load = load

    def process_bind_param(self, value: T | None, dialect: Dialect) -> Any:
        return None if value is None else self.dump(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        return None if value is None else self.load(value)


class EnumWord(TypeDecorator[Word]):
    """A `StrEnum` kept as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Callable[[str], Word]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Word | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Word | None:
        return None if value is None else self.kind(value)
