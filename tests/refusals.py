"""Expect the policy to say no, and to say it in these words: the code, and where given the next step, the field and the section."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from policy.refusal import NotAllowed, Refused, Stale


@contextmanager
def refused(
    code: str, *, instead: str | None = None, field: str | None = None, section: str | None = None
) -> Iterator[None]:
    """A rule is not kept."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.section
    if section is not None:
        assert caught.value.section == section
    if instead is not None:
        assert caught.value.instead == instead
    if field is not None:
        assert caught.value.field == field


@contextmanager
def not_allowed(code: str) -> Iterator[None]:
    """It is not for this person."""
    with pytest.raises(NotAllowed) as caught:
        yield
    assert caught.value.code == code


@contextmanager
def stale(what: str, by: str | None = None) -> Iterator[None]:
    """Somebody was first."""
    with pytest.raises(Stale) as caught:
        yield
    assert caught.value.what == what
    assert caught.value.by == by
