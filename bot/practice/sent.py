"""Reading what the page sends: small JSON objects, checked before anything is done with them."""

from uuid import UUID

from aiohttp import web

from notices.answers import RawAnswers
from notices.card import Action


class Sent:
    """The body of one request. Everything it cannot read is a bad request."""

    def __init__(self, values: dict[str, object]) -> None:
        self._values = values

    @classmethod
    async def by(cls, request: web.Request) -> "Sent":
        """Only JSON is read: a form on another site cannot send that."""
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            values = await request.json()
        except ValueError as wrong:
            raise web.HTTPBadRequest from wrong
        if not isinstance(values, dict):
            raise web.HTTPBadRequest
        return cls(values)

    def text(self, name: str) -> str:
        """A string; empty where it is missing."""
        value = self._values.get(name, "")
        if not isinstance(value, str):
            raise web.HTTPBadRequest
        return value

    def uuid(self, name: str) -> UUID:
        """An id."""
        try:
            return UUID(self.text(name))
        except ValueError as wrong:
            raise web.HTTPBadRequest from wrong

    def action(self, name: str) -> Action:
        """What a button does."""
        try:
            return Action.decode(self.text(name))
        except ValueError as wrong:
            raise web.HTTPBadRequest from wrong

    def answers(self, name: str) -> RawAnswers:
        """The answers of a form: texts, or lists of texts."""
        values = self._values.get(name)
        if not isinstance(values, dict):
            raise web.HTTPBadRequest
        answers: dict[str, str | list[str]] = {}
        for key, value in values.items():
            if isinstance(value, str):
                answers[key] = value
            elif isinstance(value, list) and all(isinstance(each, str) for each in value):
                answers[key] = [str(each) for each in value]
            else:
                raise web.HTTPBadRequest
        return answers
