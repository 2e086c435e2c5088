"""The chapter of a bundle on what the customer asked for and said: appeals, reviews, corrections, adjustments."""

from collections.abc import Iterator

from notices.adjustment import KINDS as ADJUSTMENTS
from notices.adjustment import OUTCOMES as ADJUSTED
from notices.appeal import standing
from notices.bundle_parts import Chapter, Said, Source, line, text
from notices.correction import OUTCOMES as CORRECTED
from notices.kinds import instruction
from notices.review import DONE
from policy.appeal import Appeal, AppealOutcome

DECIDED = tuple(f"appeal-{outcome.value}" for outcome in AppealOutcome)


def appeals(s: Source) -> Chapter:
    """What the customer asked for and said, and what came of it: appeals, reviews, corrections, adjustments."""
    w, case = s.words, s.case
    found: list[Said] = []
    for appeal in case.appeals:
        found += _appeal(s, appeal)
    for review in case.reviews:
        found.append(Said(w("Review due {day}", day=w.date(review.due_on)), strong=True))
        if review.outcome is None or review.at is None:
            found.append(Said(w("Not done yet")))
            continue
        found += line(w("Outcome"), w(DONE[review.outcome]))
        found += line(w("By"), w("{who}, {when}", who=s.name(review.by_id), when=s.when(review.at)))
        found += text(w("Reason"), review.reason_passage)
    for comment in case.comments:
        found.append(Said(w("Comment, received {day}", day=w.date(comment.received_on)), strong=True))
        found += text(w("What the customer says"), comment.text_passage)
    for said in case.corrections:
        found.append(
            Said(w("Correction of facts, received {day}", day=w.date(said.received_on)), strong=True)
        )
        found += line(w("Outcome"), w(CORRECTED[said.outcome]) if said.outcome else w("Not answered yet."))
        found += text(w("What is wrong, as the customer says it"), said.text_passage)
        found += text(w("Reason"), said.reason_passage)
    for asked in case.adjustments:
        found.append(Said(w("Adjustment, asked for {day}", day=w.date(asked.received_on)), strong=True))
        found += line(w("Asked for"), w(ADJUSTMENTS[asked.kind]))
        found += line(w("Outcome"), w(ADJUSTED[asked.outcome]) if asked.outcome else w("Not decided yet"))
        found += [*text(w("In their words"), asked.text_passage), *text(w("Reason"), asked.reason_passage)]
    return Chapter(w("Appeals, reviews, and what the customer said"), w("Appeals, reviews"), tuple(found))


def _appeal(s: Source, appeal: Appeal) -> Iterator[Said]:
    """What was asked, what did not apply meanwhile, who decided, and what became of each restriction."""
    w = s.words
    yield Said(w("Appeal, received {day}", day=w.date(appeal.received_on)), strong=True)
    yield Said(standing(appeal, s.names, w))
    yield from line(w("Asked by"), appeal.made_by)
    yield from line(w("Reviewer from outside named by"), s.did(appeal.id, "appeal-outside-named"))
    label = w("Decision recorded by") if appeal.outside_name else w("Decided by")
    yield from line(label, s.did(appeal.id, *DECIDED))
    yield from text(w("What the customer asks"), appeal.request_passage)
    yield from _suspended(s, appeal)
    yield from text(w("Reasons for the outcome"), appeal.reasons_passage)
    yield from _outcomes(s, appeal)


def _suspended(s: Source, appeal: Appeal) -> Iterator[Said]:
    """What did not apply while it was decided; a reason that is the same for several stands once."""
    w, mine = s.words, [x for x in s.case.suspensions if x.appeal_id == appeal.id]
    what = {r.id: instruction(r, s.pack, s.names, w) for r in s.case.restrictions}
    for each in mine:
        first = w.date(each.first_day)
        until = w.date(each.over_on) if each.over_on else w("the outcome’s letter")
        days = w("{first}, until {until}", first=first, until=until)
        yield from line(w("Suspended from {days}", days=days), what[each.restriction_id])
        yield from line(w("By"), s.by(each.by_id, each.at))
        told = w.date(each.told_on) if each.told_on else w("Not in a letter")
        yield from line(w("The customer was told"), told)
        if each.lifted_at is not None:
            yield from line(w("Lifted by"), s.by(each.lifted_by_id, each.lifted_at))
    for passage in dict.fromkeys(each.reason_passage for each in mine):
        yield from text(w("Why it was suspended"), passage)


def _outcomes(s: Source, appeal: Appeal) -> Iterator[Said]:
    """What became of each restriction that the appeal was about, from the record of its decision."""
    w = s.words
    for record in s.records:
        if record.subject_id == appeal.id and record.what in DECIDED:
            changed = record.facts.get("changed")
            for r in s.case.restrictions_of(s.case.proposal(appeal.proposal_id)):
                if str(r.id) not in (changed if isinstance(changed, list) else ()):
                    said = w("stayed as it was")
                elif r.ended_on is not None:
                    said = w("changed; first day without it: {day}", day=w.date(r.ended_on))
                else:
                    said = w("changed; it ends on {day}", day=w.date(r.end))
                yield from line(instruction(r, s.pack, s.names, w), said)
