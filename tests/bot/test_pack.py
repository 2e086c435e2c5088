"""The issues of the policy pack: read from a folder, kept in the database, in use from their day; on both databases."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.pack import applying, disagreements, known, load_packs, read_packs, refresh, unreadable
from bot.service import make_service
from policy.pack import PackError
from storage.store import Store
from tests.bot.test_cli import SLACK, Operator
from tests.databases import Database
from tests.e2e.slack_service import settings_for
from tests.packs import FOURTH, fifth_text
from tests.slack_workspace import SlackWorkspace
from tests.story import adra, utc

pytestmark = pytest.mark.section("14")
ZONE = ZoneInfo("Europe/London")
NOW = utc("2026-03-02 09:00")


def folder(path: Path, **texts: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def said(wrong: pytest.ExceptionInfo[PackError]) -> str:
    return "\n".join(wrong.value.problems)


def test_a_folder_has_its_issues_in_their_order_or_each_mistake_by_its_file(tmp_path: Path) -> None:
    both = read_packs(folder(tmp_path / "both", a=fifth_text(), b=FOURTH))
    assert [(each.file, each.pack.said) for each in both] == [("b.toml", "issue 4"), ("a.toml", "issue 5")]
    with pytest.raises(PackError) as empty:
        read_packs(folder(tmp_path / "empty"))
    assert "there is no .toml file in it (POLICY_PACKS)" in said(empty)
    with pytest.raises(PackError) as wrong:
        read_packs(folder(tmp_path / "wrong", a=FOURTH, b="issue = "))
    assert said(wrong).startswith("b.toml: not TOML")


def test_issues_are_kept_with_their_days_and_another_process_learns_of_them(
    database: Database, tmp_path: Path
) -> None:
    store, path = Store(database.engine()), folder(tmp_path / "packs", adra=FOURTH)
    issues = load_packs(store, read_packs(path), NOW, ZONE)
    assert [(x.pack.sha256, x.day) for x in issues.dated] == [(adra().sha256, dt.date(2023, 3, 1))]
    folder(path, next=fifth_text(issued="2026-03-01"))
    with store.read() as reader:
        kept = reader.packs()
    assert list(disagreements(read_packs(path), kept, issues)) == [
        "next.toml (issue 5) is not loaded; run python -m bot migrate"
    ]
    elsewhere = Store(database.engine())
    loaded = load_packs(elsewhere, read_packs(path), NOW, ZONE)
    assert [x.day for x in loaded.dated] == [dt.date(2023, 3, 1), dt.date(2026, 3, 3)], "its day had passed"
    assert list(applying(loaded, dt.date(2026, 3, 2))) == [
        "issue 4 applies since 2023-03-01, next review 2026-03-01",
        "issue 5 applies from 2026-03-03",
    ]
    held = issues.newest  # by somebody who works on meanwhile
    assert held.at(utc("2026-03-03 00:00")).issue == 4
    with store.read() as reader:
        assert (refresh(reader, issues), refresh(reader, issues)) == (1, 0)
    assert [held.at(utc(x)).issue for x in ("2026-03-02 23:59", "2026-03-03 00:00")] == [4, 5]
    assert load_packs(store, read_packs(path), NOW + dt.timedelta(days=9), ZONE).dated == loaded.dated
    with store.read() as reader:
        again, (first, second) = reader.packs(), reader.records(what="policy-loaded")
        assert reader.pack(loaded.newest.sha256) == fifth_text(issued="2026-03-01")
    assert (first.pack, second.pack) == (adra().sha256, adra().sha256), "it was loaded under issue 4"
    assert second.facts["applies_from"] == "2026-03-03"
    assert not unreadable(again)
    (path / "next.toml").unlink()
    assert list(disagreements(read_packs(path), again, known(again, ZONE))) == [
        "issue 5 is loaded, and not in the folder POLICY_PACKS; put its file there"
    ]


def test_what_may_not_follow_is_refused_and_nothing_is_kept(database: Database, tmp_path: Path) -> None:
    store, path = Store(database.engine()), folder(tmp_path / "packs", adra=FOURTH)
    load_packs(store, read_packs(path), NOW, ZONE)
    folder(path, adra=FOURTH.replace("01632 960100", "01632 960101"), next=fifth_text())
    with pytest.raises(PackError) as wrong:
        load_packs(store, read_packs(path), NOW, ZONE)
    assert said(wrong).startswith("adra.toml: policy.issue: issue 4 was loaded before with another text")
    with store.read() as reader:
        assert len(reader.packs()) == 1


def test_a_database_of_before_packs_had_days_goes_on(database: Database, tmp_path: Path) -> None:
    store, path = Store(database.engine()), folder(tmp_path / "packs", adra=FOURTH)
    edited = FOURTH.replace("01632 960100", "01632 960101")
    (old,) = read_packs(folder(tmp_path / "old", adra=edited))
    with store.write() as unit:
        unit.keep_pack(old.pack.sha256, "4", edited, utc("2026-01-05 09:00"))
        unit.keep_pack("0" * 64, "4", "a text of long ago", utc("2025-01-05 09:00"))
    issues = load_packs(store, read_packs(path), NOW, ZONE)
    assert [(x.pack.sha256, x.day) for x in issues.dated] == [
        (old.pack.sha256, dt.date(2023, 3, 1)),
        (adra().sha256, dt.date(2026, 3, 3)),
    ]
    with store.read() as reader:
        assert [row.sha256 for row in unreadable(reader.packs())] == ["0" * 64]


def test_the_operator_hears_what_applies_and_what_disagrees(database: Database, tmp_path: Path) -> None:
    path = folder(tmp_path / "packs", adra=FOURTH)
    operator = Operator(DATABASE_URL=database.url, POLICY_PACKS=str(path))
    said = operator.run("migrate").stdout
    assert "Policy pack: issue 4 applies since 2023-03-01, next review 2026-03-01" in said
    folder(path, next=fifth_text(issued="2099-01-01").replace("2029-01-01", "2101-01-01"))
    found = operator.run("doctor", **SLACK).stdout.splitlines()
    assert "ok    policy pack: issue 4, issue 5 in the folder" in found
    assert "ok    policy pack: issue 4 applies since 2023-03-01, next review 2026-03-01" in found
    assert "WRONG policy pack: next.toml (issue 5) is not loaded; run python -m bot migrate" in found
    assert "Policy pack: issue 5 applies from 2099-01-01" in operator.run("migrate").stdout
    folder(path, adra=FOURTH + "\n# edited\n")
    refused = operator.run("migrate")
    assert (refused.exit_code, "an issue never changes" in refused.stderr) == (2, True)
    nowhere = operator.run("migrate", POLICY_PACKS=str(tmp_path / "nowhere"))
    assert (nowhere.exit_code, "POLICY_PACKS: is not a folder" in nowhere.stderr) == (2, True)


async def test_a_service_is_ready_and_says_where_the_pack_disagrees(
    database: Database, tmp_path: Path
) -> None:
    path = folder(tmp_path / "packs", adra=FOURTH)
    async with SlackWorkspace() as slack:
        settings = settings_for(database.url, slack).model_copy(update={"policy_packs": path})
        service = make_service(settings, Store(database.engine()))
        async with TestClient(TestServer(service.app)) as client:
            assert await (await client.get("/readyz")).text() == "ready\n"
            folder(path, next=fifth_text())
            ready = await client.get("/readyz")
            assert ready.status == 200
            assert "policy pack: next.toml (issue 5) is not loaded" in await ready.text()


def test_an_issue_loaded_just_before_midnight_waits_until_every_process_knows_of_it(
    database: Database, tmp_path: Path
) -> None:
    store = Store(database.engine())
    load_packs(store, read_packs(folder(tmp_path / "packs", adra=FOURTH)), NOW, ZONE)
    path = folder(tmp_path / "packs", next=fifth_text(issued="2026-03-03"))
    issues = load_packs(store, read_packs(path), utc("2026-03-02 23:59"), ZONE)
    assert issues.dated[-1].day == dt.date(2026, 3, 4)
