"""A case in full, and its texts, for those who need to know (section 13)."""

from functools import partial

from handlers.informal import may_ask
from handlers.turn import Look
from handlers.usecase import Shown, UseCase, whole
from notices.card import Action
from notices.case import case_card, passage_card
from notices.record import LOOKING
from policy.access import may_bundle, may_read_entry, may_read_matter, may_read_passage, require_reader
from policy.extreme import may_note_authority
from policy.record import recorded
from policy.refusal import NotAllowed


def see(look: Look, action: Action) -> Shown:
    """The case behind a button; ``value`` is the page of what may be done, counted from 0."""
    case, _ = look.case(action.subject)
    require_reader(look.person, case)
    log = look.reader.records(case.id)
    shown = [record for record in log if may_read_entry(look.person, case, record)]
    card = case_card(
        case,
        look.customer_name(case),
        shown,
        look.names(),
        look.today,
        look.pack,
        look.calendar,
        look.say,
        may_ask=may_ask(look, case, look.person),
        may_bundle=may_bundle(look.person, case),
        page=_page(action),
        unshown=sum(record.what not in LOOKING for record in log if record not in shown),
        may_note_authority=may_note_authority(case, look.person),
        reads=partial(may_read_matter, look.person, case),
    )
    return card, (
        recorded("case-read", "13", look.person, look.at, case_id=case.id, customer_id=case.customer_id),
    )


def read(look: Look, action: Action) -> Shown:
    """One text in full, a page at a time; ``value`` is the page, counted from 0."""
    case, passage = look.case(action.subject)
    records = look.reader.records(case.id)
    own = any(str(passage) in record.passages for record in records)
    if not own or not may_read_passage(look.person, case, passage):
        raise NotAllowed("no-need-to-know")
    text = look.reader.passages([passage]).get(passage, look.say("This text was removed."))
    page = _page(action)
    record = recorded(
        "passage-read", "13", look.person, look.at, case_id=case.id, passages=[passage], page=page
    )
    return passage_card(case, passage, text, page, look.say), (record,)


def _page(action: Action) -> int:
    return int(action.value) if action.value.isdecimal() else 0


CASE = UseCase("case", look=see, typed=whole)
READ = UseCase("read", look=read)
