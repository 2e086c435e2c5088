"""Starting the practice workspace from the command line."""

import socket
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from bot.practice.start import LOOPBACK


def test_a_port_that_is_taken_is_told_in_words(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["practice", "--port", str(port), "--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert f"Port {port} is taken" in result.output
    assert "Traceback" not in result.output
