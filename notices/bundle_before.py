"""The chapters of a bundle up to what was decided: the timeline, the reports, what was considered, the letters."""

from collections.abc import Iterator

from notices.arrangement import arranged_line
from notices.bundle_parts import Chapter, Said, Source, line, text
from notices.extreme import AUTHORITIES
from notices.informal import done
from notices.letter_cards import KINDS, LANGUAGES, standing
from notices.record import LOOKING, said
from notices.report import kinds
from policy.addendum import addenda_of
from policy.arrangement import Arrangement
from policy.formal import Formal
from policy.incident import Incident
from policy.letter import Letter
from policy.measure import STAFF_SUPPORT

REPORT_DECIDED = ("report-formal", "report-informal", "report-no-further-action")


def timeline(s: Source) -> Chapter:
    """Everything that was done, in its order. Who only looked is left out: the log has them."""
    w = s.words
    lines = [
        Said(f"{s.when(record.at)}: {said(record, s.names, s.pack, w)}")
        for record in s.records
        if record.what not in LOOKING
    ]
    return Chapter(w("Everything in its order"), w("In its order"), tuple(lines))


def happened(s: Source) -> Chapter:
    """The reports, the informal actions, and what was done with the police or in law."""
    w = s.words
    found: list[Said] = []
    theirs = {incident.id for incident in s.case.theirs}
    elsewhere = {incident.id for incident in s.case.incidents} - theirs
    for incident in s.case.incidents:
        found += _incident(s, incident) if incident.wrong_customer_at is None else _somebody_else(s, incident)
    for action in s.case.informal_actions:
        found.append(Said(w("Informal action, {when}", when=s.when(action.taken_at)), strong=True))
        if action.incident_id in elsewhere:
            found.append(Said(w("It answers a report about another customer: its text is left out.")))
            continue
        found += line(w("What was done"), done(action, s.pack, w))
        found += line(w("By"), s.name(action.taken_by_id))
        found += line(w("Warned"), s.when(action.warned_at) if action.warned_at else w("No"))
        found += text(w("Why there was no warning"), action.not_warned_passage)
        found += text(w("Note"), action.note_passage)
    for step in s.case.authority_steps:
        found.append(Said(f"{w(AUTHORITIES[step.authority])}, {w.date(step.taken_on)}", strong=True))
        found += line(w("Reference"), step.reference)
        found += text(w("What colleagues need to know"), step.note_passage)
    return Chapter(w("What happened"), w("What happened"), tuple(found))


def _incident(s: Source, incident: Incident) -> list[Said]:
    w = s.words
    channel = s.pack.at(incident.reported_at).channel(incident.channel).label.say(w.language)
    warned = {True: w("Yes"), False: w("No"), None: w("Not known")}[incident.warned]
    return [
        Said(w("Incident, {when}", when=s.when(incident.occurred_at)), strong=True),
        *line(w("How"), channel),
        *line(w("What it was"), kinds(incident, s.pack, w)),
        *line(w("Where"), incident.where),
        *line(w("Warned"), warned),
        *line(w("Reported by"), s.did(incident.id, "incident-reported")),
        *line(
            w("Acknowledged"), s.when(incident.acknowledged_at) if incident.acknowledged_at else w("Not yet")
        ),
        *line(w("Decided by"), s.did(incident.id, *REPORT_DECIDED)),
        *text(w("What happened"), incident.happened_passage),
        *(
            each
            for x in addenda_of(s.case, incident)
            for each in text(
                w("Added by {name}, {when}", name=s.name(x.by_id), when=s.when(x.at)), x.text_passage
            )
        ),
        *text(w("Why no further action"), incident.outcome_passage),
        *(
            said
            for added in addenda_of(s.case, incident)
            for said in text(w("Added by {who}", who=s.by(added.by_id, added.at)), added.text_passage)
        ),
    ]


def _somebody_else(s: Source, incident: Incident) -> list[Said]:
    """That there was a report, and no word of it: another customer's matter is none for the reader of this one's."""
    w, marked = s.words, incident.wrong_customer_at or incident.reported_at
    return [
        Said(w("A report of {when}, about another customer", when=s.when(incident.reported_at)), strong=True),
        *line(w("Taken from this case by"), s.by(incident.wrong_customer_by_id, marked)),
        Said(w("What it says, and what was done about it, is left out here.")),
    ]


def considered(s: Source) -> Chapter:
    """The considerations and the measures as they were answered, and each measure that was arranged (P6.1, P6.2)."""
    found = [each for formal in s.case.formals for each in _formal(s, formal)]
    found += [each for made in s.case.arrangements for each in _arranged(s, made)]
    return Chapter(s.words("What was considered and arranged"), s.words("Considered"), tuple(found))


def _formal(s: Source, formal: Formal) -> Iterator[Said]:
    w = s.words
    yield Said(w("Consideration begun {when}", when=s.when(formal.started_at)), strong=True)
    yield from line(w("By"), s.name(formal.started_by_id))
    if formal.considered_at is not None:
        by = w("{who}, {when}", who=s.name(formal.considered_by_id), when=s.when(formal.considered_at))
        yield from line(w("Considerations answered by"), by)
    then = s.pack.at(formal.considered_at or formal.started_at)
    for question in then.considerations:
        yield from text(question.label.say(w.language), formal.considerations.get(question.key))
    then = s.pack.at(formal.measured_at or formal.started_at)
    states = {state.key: state.label.say(w.language) for state in then.measure_states}
    for measure in then.measures:
        label = measure.label.say(w.language)
        yield from line(label, states.get(formal.measures.get(measure.key, ""), w("Not answered")))
        yield from text(w("{measure}: note", measure=label), formal.measure_notes.get(measure.key))
    yield from text(w("Why there was no warning"), formal.no_warning_passage)


def _arranged(s: Source, made: Arrangement) -> Iterator[Said]:
    """What is noted of support for staff is theirs, and no matter of the customer's."""
    w = s.words
    label = s.pack.at(made.arranged_at).measure(made.measure).label.say(w.language)
    yield Said(w("Arranged: {measure}", measure=label), strong=True)
    yield Said(arranged_line(made, s.names, w))
    yield from line(w("Arranged by"), s.by(made.arranged_by_id, made.arranged_at))
    yield from line(w("By when"), w.date(made.by_day))
    if made.closed_at is not None:
        yield from line(w("Recorded by"), s.by(made.closed_by_id, made.closed_at))
    if made.measure != STAFF_SUPPORT:
        yield from text(w("Note"), made.note_passage)
        yield from text(w("How it went"), made.outcome_passage)


def letters(s: Source) -> Chapter:
    """Each letter in the words in which it was sent: frozen then, never composed anew."""
    found = [each for letter in s.case.letters for each in _letter(s, letter)]
    return Chapter(s.words("The letters as they were sent"), s.words("Letters as sent"), tuple(found))


def _letter(s: Source, letter: Letter) -> Iterator[Said]:
    w = s.words
    yield Said(w(KINDS[letter.kind]), strong=True)
    yield Said(standing(letter, s.names, s.pack, s.calendar, w))
    if letter.received_on is not None:
        yield from line(w("The customer has it from"), w.date(letter.received_on))
    for language in letter.languages:
        yield from text(LANGUAGES[language], letter.sent.get(language))
    yield from text(w("Why it is not sent"), letter.dropped_passage)
