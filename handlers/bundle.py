"""The bundle of a case for the Ombudsman: all of it, in pages; what was sent as it was sent, the gaps by name (P7.6)."""

from uuid import UUID

from handlers.turn import Look
from handlers.usecase import Shown, UseCase, readable
from notices.bundle import bundle_card, chapters, passages
from notices.bundle_pages import pages
from notices.bundle_parts import Source
from notices.card import Action
from policy.access import may_read_entry, require_bundle
from policy.gaps import gaps
from policy.record import recorded


def make(look: Look, action: Action) -> Shown:
    """One page; ``value`` is which, 0 the contents. What was read is recorded with its texts."""
    case, _ = look.case(action.subject)
    require_bundle(look.person, case)
    records = look.reader.records(case.id)
    named = {UUID(passage) for record in records for passage in record.passages}
    kept = look.reader.passages(named)
    found = gaps(case, records, kept, look.at, look.pack, look.calendar)
    shown_to = [record for record in records if may_read_entry(look.person, case, record)]
    source = Source(case, shown_to, found, look.names(), look.pack, look.calendar, look.say, look.person)
    made = chapters(source)
    whole, may = {**kept, **look.reader.passages(set(passages(made)) - kept.keys())}, source.may_read
    texts = {id: text if may(id) else look.say("not open to you") for id, text in whole.items()}
    paged = pages(made, texts, look.say)
    number = min(int(action.value), len(paged)) if action.value.isdecimal() else 0
    shown = paged[number - 1].passages if number else ()
    record = recorded(
        "bundle-made",
        "7",
        look.person,
        look.at,
        case_id=case.id,
        customer_id=case.customer_id,
        passages=sorted(shown),
        page=number,
    )
    return bundle_card(case, look.customer_name(case), made, paged, number, len(found), look.say), (record,)


BUNDLE = UseCase("bundle", look=make, typed=readable)
