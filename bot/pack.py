"""Loading the policy pack."""

from pathlib import Path

from policy.pack import Pack
from policy.pack_parse import parse_pack

PACK = Path(__file__).parents[1] / "policy" / "packs" / "adra.toml"


def load_pack(path: Path = PACK) -> tuple[Pack, str]:
    """The pack and its text, which is kept with what is decided under it. Raises `PackError`."""
    text = path.read_text(encoding="utf-8")
    return parse_pack(text), text
