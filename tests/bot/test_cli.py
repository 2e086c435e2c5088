"""The command line as an operator meets it."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.practice import sample
from bot.settings import Settings
from storage.store import Store
from tests.databases import KEY, Database
from tests.handlers.office import Office, asked, shown

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "hush", "SLACK_API_URL": "http://127.0.0.1:9/"}


class Operator:
    """Runs commands with settings."""

    def __init__(self, **settings: str) -> None:
        known = {name.upper(): "" for name in Settings.model_fields}
        self.settings = {**known, "ENCRYPTION_KEYS": KEY, **settings}

    def run(self, *words: str, **more: str) -> Result:
        return CliRunner().invoke(app, words, env={**self.settings, **more})


@pytest.fixture
def operator(database: Database) -> Operator:
    return Operator(DATABASE_URL=database.url)


def test_a_new_database_is_migrated_and_migrating_again_is_fine(tmp_path: Path) -> None:
    operator = Operator(DATABASE_URL=f"sqlite:///{tmp_path}/new/contact.sqlite")
    refused = operator.run("import-people", str(Path(__file__)))
    assert refused.exit_code == 2
    assert "run python -m bot migrate" in refused.stderr
    for _ in range(2):
        assert operator.run("migrate").exit_code == 0


def test_people_and_customers_are_taken_over_once(operator: Operator, tmp_path: Path) -> None:
    people, customers = tmp_path / "people.csv", tmp_path / "customers.csv"
    people.write_bytes(sample.people_csv())
    customers.write_bytes(sample.customers_csv(20))
    count = len(customers.read_text().splitlines()) - 1
    assert f"{len(sample.PEOPLE)} added, 0 updated" in operator.run("import-people", str(people)).stdout
    assert f"{count} added, 0 updated" in operator.run("import-customers", str(customers)).stdout
    again = operator.run("import-customers", str(customers))
    assert f"0 added, 0 updated, {count} unchanged" in again.stdout


def test_a_bad_file_is_refused_whole_with_its_lines(operator: Operator, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("email,name,roles,line_manager,organisations,language\nnobody,Mair,king,,,\n")
    refused = operator.run("import-people", str(people))
    assert refused.exit_code == 2
    assert "line 2: unknown role 'king'" in refused.stderr
    assert "line 2: email 'nobody' does not look like an address" in refused.stderr


@pytest.mark.parametrize("command", ["serve", "tick"])
def test_nothing_runs_without_a_platform(operator: Operator, command: str) -> None:
    refused = operator.run(command)
    assert refused.exit_code == 2
    assert "at least one platform is needed" in refused.stderr


@pytest.mark.parametrize("command", ["serve", "tick", "doctor"])
def test_nothing_is_written_with_keys_that_do_not_open_what_is_stored(
    database: Database, command: str
) -> None:
    office = Office(Store(database.engine()))
    form = asked(office.types(office.staff.reporter, "/contact-report T-1042"))
    what = {"channel": "phone", "kinds": ["rudeness"], "happened": "She shouted."}
    shown(office.sends(office.staff.reporter, form, what))
    other = Operator(DATABASE_URL=database.url, ENCRYPTION_KEYS=Fernet.generate_key().decode(), **SLACK)
    refused = other.run(command)
    assert refused.exit_code != 0
    assert "ENCRYPTION_KEYS: none of them opens what is stored" in refused.output


def test_a_database_out_of_reach_is_said_plainly(operator: Operator) -> None:
    refused = operator.run("migrate", DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    assert refused.exit_code == 1
    assert "cannot be reached" in refused.stderr
    assert "Traceback" not in refused.output


def test_the_doctor_names_everything_that_is_wrong(operator: Operator) -> None:
    found = operator.run("doctor", **SLACK)
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert "ok    settings: complete" in lines
    assert "ok    database: reached, at this release's tables, triggers in place" in lines
    wrong = [line for line in lines if line.startswith("WRONG")]
    assert "WRONG people: 0; run import-people" in wrong
    assert "WRONG customers: 0; run import-customers" in wrong
    assert any(line.startswith("WRONG Slack: ") for line in wrong)
