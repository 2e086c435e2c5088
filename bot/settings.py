"""The settings, from the environment alone. Secrets are never shown, and each mistake is said with what to do."""

from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet, MultiFernet
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.pack import SHIPPED

NEW_KEY: Final = 'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongSettings(Exception):
    """The settings cannot be used. ``problems`` has each mistake, beginning with the variable's name."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _database(url: str) -> str:
    try:
        drivername = make_url(url).drivername
    except ArgumentError:
        drivername = "that"
    if drivername not in ("sqlite", "postgresql", "postgres", "postgresql+psycopg"):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return url


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("is not a time zone such as Europe/London") from None
    return name


def _keys(keys: SecretStr) -> SecretStr:
    for key in _split(keys):
        try:
            Fernet(key)
        except ValueError:
            raise ValueError(f"has a key that is no Fernet key; make one with: {NEW_KEY}") from None
    if not _split(keys):
        raise ValueError(f"is empty; make a key with: {NEW_KEY}")
    return keys


def _level(level: str) -> str:
    if level.upper() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}")
    return level.upper()


def _web(url: str) -> str:
    if url and not url.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// (or http:// in a test)")
    return url


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise ValueError("is not a folder; give the one with the issues of your policy pack")
    return folder


class Settings(BaseSettings):
    """What a service is told from outside."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    encryption_keys: Annotated[SecretStr, AfterValidator(_keys)]
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = (
        "sqlite:///var/contact.sqlite"
    )
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    timezone: Annotated[str, AfterValidator(_timezone)] = "Europe/London"
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"
    policy_packs: Annotated[Path, AfterValidator(_folder)] = SHIPPED
    slack_bot_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: Annotated[str, AfterValidator(_web)] = "https://slack.com/api/"
    # Known, so that nobody believes that they are in use:
    slack_app_token: SecretStr = SecretStr("")
    teams_app_id: str = ""
    teams_emulator: str = ""

    @property
    def cipher(self) -> MultiFernet:
        """The keys, the newest first."""
        return MultiFernet([Fernet(key) for key in _split(self.encryption_keys)])

    @property
    def sqlite_file(self) -> Path | None:
        """The file of an SQLite database; None for PostgreSQL."""
        url = make_url(self.database_url)
        return Path(url.database) if url.drivername == "sqlite" and url.database else None


def load_settings() -> Settings:
    """What every command needs. Raises `WrongSettings`."""
    try:
        return Settings()  # type: ignore[call-arg]  # the environment gives what is required
    except ValidationError as wrong:
        problems = [_said(error["loc"], error["type"], error["msg"]) for error in wrong.errors()]
    raise WrongSettings(problems)


def require_platform(settings: Settings) -> None:
    """At least one chat platform, whole. Raises `WrongSettings`."""
    problems = []
    token = settings.slack_bot_token.get_secret_value()
    secret = settings.slack_signing_secret.get_secret_value()
    if token and not token.startswith("xoxb-"):
        problems.append("SLACK_BOT_TOKEN: a bot token begins with xoxb- (Slack app: OAuth & Permissions)")
    if token and not secret:
        problems.append("SLACK_SIGNING_SECRET: is missing (Slack app: Basic Information, App Credentials)")
    if secret and not token:
        problems.append(
            "SLACK_BOT_TOKEN: is missing (Slack app: OAuth & Permissions, after installing the app)"
        )
    if settings.teams_app_id or settings.teams_emulator:
        problems.append("TEAMS_APP_ID, TEAMS_EMULATOR: Teams is not served by this release; unset them")
    if settings.slack_app_token.get_secret_value():
        problems.append(
            "SLACK_APP_TOKEN: Socket Mode is not in this release; unset it and use the signed address"
        )
    if not token and not secret:
        problems.append(
            "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET: at least one platform is needed "
            "(to try the bot without one: make run)"
        )
    if problems:
        raise WrongSettings(problems)


def _split(keys: SecretStr) -> list[str]:
    return [key.strip() for key in keys.get_secret_value().split(",") if key.strip()]


def _said(place: tuple[int | str, ...], kind: str, text: str) -> str:
    name = str(place[0]).upper()
    if kind == "missing":
        return f"{name}: is missing; make a key with: {NEW_KEY}"
    return f"{name}: {text.removeprefix('Value error, ')}"
