"""The settings say every mistake at once, with what to do, and never show a secret."""

import pytest
from cryptography.fernet import Fernet

from bot.settings import Settings, WrongSettings, load_settings, require_platform

KEY = Fernet.generate_key().decode()
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "hush"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def loaded(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def problems(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    with pytest.raises(WrongSettings) as wrong:
        require_platform(loaded(monkeypatch, **environment))
    return wrong.value.problems


def test_every_mistake_is_said_at_once_with_the_name_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(
        monkeypatch,
        ENCRYPTION_KEYS="not-a-key",
        DATABASE_URL="mysql://root@db/contact",
        PORT="seventy",
        TIMEZONE="Mars/Olympus",
        LOG_LEVEL="loud",
        SLACK_API_URL="slack.com",
    )
    assert sorted(problem.partition(":")[0] for problem in found) == [
        "DATABASE_URL",
        "ENCRYPTION_KEYS",
        "LOG_LEVEL",
        "PORT",
        "SLACK_API_URL",
        "TIMEZONE",
    ]


def test_a_missing_key_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = problems(monkeypatch)
    assert problem.startswith("ENCRYPTION_KEYS: is missing; make a key with: python -c")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "at least one platform is needed"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET: is missing"),
        ({"SLACK_SIGNING_SECRET": "hush"}, "SLACK_BOT_TOKEN: is missing"),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxp-1"}, "begins with xoxb-"),
        ({**SLACK, "SLACK_APP_TOKEN": "xapp-1"}, "Socket Mode is not in this release"),
        ({**SLACK, "TEAMS_APP_ID": "1"}, "Teams is not served by this release"),
    ],
)
def test_a_platform_is_whole_or_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str
) -> None:
    (problem,) = problems(monkeypatch, ENCRYPTION_KEYS=KEY, **given)
    assert said in problem
    assert "hush" not in problem


def test_empty_settings_are_as_good_as_none_and_secrets_stay_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    password = "postgresql://bot:hush@db/contact"
    settings = loaded(
        monkeypatch, ENCRYPTION_KEYS=KEY, PORT="", TEAMS_APP_ID="", DATABASE_URL=password, **SLACK
    )
    require_platform(settings)
    assert settings.port == 8080
    assert not any(secret in repr(settings) for secret in (KEY, "hush", "xoxb-1"))


def test_the_newest_key_writes_and_older_ones_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = Fernet.generate_key().decode()
    monkeypatch.setenv("ENCRYPTION_KEYS", f"{newer}, {KEY}")
    cipher = load_settings().cipher
    assert cipher.decrypt(Fernet(KEY).encrypt(b"old")) == b"old"
    assert Fernet(newer).decrypt(cipher.encrypt(b"new")) == b"new"


def test_only_an_sqlite_database_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(loaded(monkeypatch, ENCRYPTION_KEYS=KEY).sqlite_file) == "var/contact.sqlite"
    assert loaded(monkeypatch, DATABASE_URL="postgresql://db/contact").sqlite_file is None
