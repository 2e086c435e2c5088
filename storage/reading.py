"""What every part of the store has: the session of its transaction."""

from sqlalchemy.orm import Session


class Reading:
    """A part of the store within one transaction. ``session`` is for `storage` alone."""

    def __init__(self, session: Session) -> None:
        self.session = session
