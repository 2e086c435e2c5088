"""What is true of the made-up landlord's case at each stage."""

import datetime as dt
from collections.abc import Callable, Mapping
from uuid import UUID

from policy.appeal import deadlines
from policy.case import Case
from policy.incident import Outcome
from policy.letter import LetterKind
from policy.proposal import require_ready
from tests.bot.practice.first_start import NOW
from tests.bot.practice.landlord import CALENDAR, PACK, TODAY, Landlord
from tests.handlers.office import text_of


def _reported(landlord: Landlord, case: Case) -> None:
    (incident,) = case.incidents
    assert incident.acknowledged_at is None
    assert CALENDAR.day(incident.reported_at) == TODAY
    assert landlord.waits_on(case, "report", incident.id) == {"Huw Pritchard"}


def _threat(landlord: Landlord, case: Case) -> None:
    (incident,), (control,) = case.incidents, case.interim_controls
    assert incident.referred_at
    assert incident.supported_at
    assert control.in_force(TODAY)
    card = landlord.check("Alice Turner", "Craig Thornbury")
    assert "Do not visit alone." in text_of(card)
    assert card.tone == "danger"
    assert f"{case.reference}: A report waits for the safety group’s decision" in landlord.home("Owen Davies")


def _stood_in(landlord: Landlord, case: Case) -> None:
    (incident,) = case.incidents
    assert incident.recipient_id == landlord.people["Eurwyn Gittins"]
    assert landlord.waits_on(case, "report", incident.id) == {"Dylan Price"}
    home = landlord.home("Dylan Price")
    assert "You stand in for Eurwyn Gittins" in home
    assert "Teleri Abersoch" in home
    assert "(for Eurwyn Gittins)" in home
    assert incident.on_behalf_of
    assert incident.on_behalf_of_id is None


def _informal(landlord: Landlord, case: Case) -> None:
    (incident,) = case.incidents
    assert incident.outcome is Outcome.INFORMAL
    assert not case.formals
    assert case.organisation == "medra"
    assert incident.recipient_id == landlord.people["Eurwyn Gittins"]
    assert landlord.opens("Ifan Rees", case)
    assert not landlord.opens("Beth Hughes", case)


def _seven_day(landlord: Landlord, case: Case) -> None:
    card = text_of(landlord.check("Alice Turner", "Ffion Castell"))
    assert "Restricted for up to 7 days: it ends by itself." in card
    assert case.informal_actions[0].warned_at
    assert not case.formals


def _seven_day_asked(landlord: Landlord, case: Case) -> None:
    (decision,) = case.seven_days
    assert landlord.waits_on(case, "seven-day", decision.id) == {"Nia Roberts", "Tom Ellis"}
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Dewi Penmaen"))


def _considering(landlord: Landlord, case: Case) -> None:
    assert case.formal is not None
    assert case.formal.considered_at is None
    with landlord.store.read() as reader:
        (draft,) = reader.forms.drafts(landlord.people["Nia Roberts"])
    assert sum(bool(answer) for answer in draft.answers.values()) == 5
    assert "Considerations" in landlord.home("Nia Roberts")


def _translation(landlord: Landlord, case: Case) -> None:
    (letter,) = case.letters
    assert (letter.kind, letter.languages, letter.untranslated) == (LetterKind.WARNING, ["cy", "en"], ("cy",))
    assert landlord.waits_on(case, "translation", letter.id) == {"Tom Ellis"}
    assert case.nudges


def _repeated(landlord: Landlord, case: Case) -> None:
    assert case.formal is not None
    with landlord.store.read() as reader:
        nia = reader.person(landlord.people["Nia Roberts"])
    require_ready(case, case.formal, nia, NOW, PACK, CALENDAR)


def _proposed(landlord: Landlord, case: Case) -> None:
    assert case.open_proposal is not None
    assert landlord.waits_on(case, "signoff", case.open_proposal.id) == {"Nia Roberts", "Tom Ellis"}


def _approved(landlord: Landlord, case: Case) -> None:
    (restriction,) = case.decided
    letter = case.letters[-1]
    assert restriction.effective_from is None
    assert (letter.kind, letter.issued_at, letter.untranslated) == (LetterKind.DECISION, None, ())
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Tudur Maesglas"))


def _in_force(landlord: Landlord, case: Case) -> None:
    card = text_of(landlord.check("Alice Turner", "Eira Penllyn"))
    assert "Point of contact: Dylan Price (deputy: Huw Pritchard), by phone only" in card
    assert "Never alone: a second member of staff at home visits" in card
    assert "The customer can use: Phone" in card
    (message,), (exception,) = case.held_messages, case.exceptions
    assert landlord.waits_on(case, "held", message.id) == {"Nia Roberts", "Dylan Price", "Huw Pritchard"}
    assert landlord.waits_on(case, "exception", exception.id) == {"Alice Turner"}
    assert "A message that was held back waits to be looked at: Eira Penllyn" in landlord.home("Dylan Price")


def _in_force_welsh(landlord: Landlord, case: Case) -> None:
    assert all(restriction.in_force(TODAY) for restriction in case.decided)
    assert [exception.waits for exception in case.exceptions] == [False]
    with landlord.store.read() as reader:
        for letter in case.letters:
            assert list(letter.sent) == ["cy"]
            (words,) = reader.passages([UUID(letter.sent["cy"])]).values()
            assert "Annwyl Arthur Cwmgwyn" in words
    (complaint,) = case.complaints
    assert landlord.waits_on(case, "complaint", complaint.id) == {"Elin Vaughan"}


def _review_soon(landlord: Landlord, case: Case) -> None:
    assert TODAY < case.proposals[-1].review_on <= TODAY + dt.timedelta(days=30)
    assert landlord.waits_on(case, "review", case.proposals[-1].id) == {"Tom Ellis"}
    assert "A review is due: Joyce Harcastle, by" in landlord.home("Tom Ellis")


def _review_overdue(landlord: Landlord, case: Case) -> None:
    assert case.proposals[-1].review_on < TODAY
    assert "Review overdue since" in text_of(landlord.check("Mair Jones", "Meical Rhosgoch"))
    assert "A review is due: Meical Rhosgoch, overdue since" in landlord.home("Nia Roberts")


def _appealed(landlord: Landlord, case: Case) -> None:
    assert case.open_appeal is not None
    assert case.open_appeal.reviewer_id is None
    assert landlord.waits_on(case, "appeal", case.open_appeal.id) == {"Sioned Parry", "Rhys Morgan"}
    assert all(set(letter.sent) == {"cy", "en"} for letter in case.letters)


def _appeal_taken(landlord: Landlord, case: Case) -> None:
    assert case.open_appeal is not None
    decide_by = deadlines(case.open_appeal.received_on, PACK, CALENDAR)[1]
    assert TODAY < decide_by <= CALENDAR.add_working(TODAY, 3)
    assert landlord.waits_on(case, "appeal", case.open_appeal.id) == {"Rhys Morgan"}
    assert len(case.suspensions) == 1
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Peter Lindale"))
    assert case.letters[-1].kind is LetterKind.APPEAL_ACKNOWLEDGED
    assert case.letters[-1].issued_at
    assert {nudge.kind for nudge in case.nudges} == {"appeal", "repeated"}


def _ended(landlord: Landlord, case: Case) -> None:
    assert case.appeals[-1].outcome == "ended"
    assert case.letters[-1].kind is LetterKind.APPEAL_OUTCOME
    assert case.letters[-1].issued_at
    assert not case.open_on(TODAY)
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Nerys Hafodwen"))


def _extreme(landlord: Landlord, case: Case) -> None:
    (proposal,) = case.proposals
    assert proposal.manager_id == landlord.people["Tom Ellis"]
    assert proposal.director_id == landlord.people["Elin Vaughan"]
    assert [x.kind for x in case.letters if x.issued_at] == [LetterKind.DECISION_WITHOUT_WARNING]
    card = text_of(landlord.check("Alice Turner", "Callum Thirlby"))
    assert "Contact only by phone" in card
    assert "No home visits: meet at the office." in card
    assert "NWP" not in card
    assert "hammer" not in card


def _not_applied(landlord: Landlord, case: Case) -> None:
    assert case.formal is not None
    assert case.formal.not_applied_by_id == landlord.people["Tom Ellis"]
    assert [letter.kind for letter in case.letters if letter.issued_at] == [LetterKind.NOT_APPLIED]


def _corrected(landlord: Landlord, case: Case) -> None:
    (correction,), (adjustment,), (meeting,) = case.corrections, case.adjustments, case.arrangements
    assert landlord.waits_on(case, "arrangement", meeting.id) == {"Tom Ellis"}
    assert landlord.waits_on(case, "correction", correction.id) == {"Nia Roberts"}
    assert "Nia Roberts" in landlord.waits_on(case, "adjustment", adjustment.id)


def _reviewed(landlord: Landlord, case: Case) -> None:
    (review,) = case.reviews
    assert (review.outcome, review.by_id) == ("continued", landlord.people["Nia Roberts"])
    assert review.comments_seen
    issued = [letter.kind for letter in case.letters if letter.issued_at]
    assert issued[-2:] == [LetterKind.REVIEW_COMING, LetterKind.REVIEW_OUTCOME]
    assert len(case.not_registered) == 1
    assert landlord.waits_on(case, "letter", case.letters[-1].id) == {"Nia Roberts"}
    (review_of_decision,) = case.complaints
    assert landlord.waits_on(case, "complaint", review_of_decision.id) == {"Tom Ellis"}


def _over(landlord: Landlord, case: Case) -> None:
    (ended,) = [letter for letter in case.letters if letter.kind is LetterKind.ENDED]
    assert ended.issued_at
    assert "No restriction in force" in text_of(landlord.check("Mair Jones", "Glenda Moelwyn"))


def _hurt(landlord: Landlord, case: Case) -> None:
    (injury,), (incident,) = case.injuries, case.incidents
    assert "Owen Davies" in landlord.waits_on(case, "injury-report", injury.id)
    assert [added.by_id for added in case.addenda] == [landlord.people["Dylan Price"]]
    assert landlord.waits_on(case, "safety", case.interim_controls[-1].id) == {"Owen Davies"}
    assert "Do not visit alone." in text_of(landlord.check("Alice Turner", "Rowan Llanfair"))
    assert incident.hurt


def _ombudsman(landlord: Landlord, case: Case) -> None:
    (referral,), (request,) = case.referrals, case.ombudsman_requests
    assert (case.appeals[-1].outcome, referral.made_by) == ("stays", "customer")
    assert landlord.waits_on(case, "ombudsman", request.id) == {"Nia Roberts"}


STAGES: Mapping[str, Callable[[Landlord, Case], None]] = {
    "reported": _reported,
    "threat": _threat,
    "stood_in": _stood_in,
    "informal": _informal,
    "seven_day": _seven_day,
    "seven_day_asked": _seven_day_asked,
    "considering": _considering,
    "translation": _translation,
    "repeated": _repeated,
    "proposed": _proposed,
    "approved": _approved,
    "in_force": _in_force,
    "in_force_welsh": _in_force_welsh,
    "review_soon": _review_soon,
    "review_overdue": _review_overdue,
    "appealed": _appealed,
    "appeal_taken": _appeal_taken,
    "ended": _ended,
    "extreme": _extreme,
    "not_applied": _not_applied,
    "corrected": _corrected,
    "reviewed": _reviewed,
    "over": _over,
    "hurt": _hurt,
    "ombudsman": _ombudsman,
}
