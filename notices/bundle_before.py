"""The chapters of a bundle up to what was decided: the timeline, the reports, what was considered, the letters."""

from collections.abc import Iterator

from notices.bundle_parts import Chapter, Said, Source, line, text
from notices.extreme import AUTHORITIES
from notices.informal import done
from notices.letter_cards import KINDS, LANGUAGES, standing
from notices.record import LOOKING, said
from notices.report import kinds
from policy.addendum import addenda_of
from policy.formal import Formal
from policy.incident import Incident
from policy.letter import Letter

REPORT_DECIDED = ("report-formal", "report-informal", "report-no-further-action")


def timeline(s: Source) -> Chapter:
    """Everything that was done, in its order. Who only looked is left out: the log has them."""
    w = s.words
    lines = [
        Said(f"{s.when(record.at)}: {said(record, s.names, w)}")
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
        found += _incident(s, incident) if incident.id in theirs else _about_another(s, incident)
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


def _about_another(s: Source, incident: Incident) -> list[Said]:
    """That there was such a report, and nothing of what it says: it is another customer's."""
    return [
        Said(s.words("Incident, {when}", when=s.when(incident.occurred_at)), strong=True),
        Said(s.words("It was about another customer: its text is left out.")),
        *line(s.words("Said by"), s.did(incident.id, "wrong-customer")),
    ]


def _incident(s: Source, incident: Incident) -> list[Said]:
    w = s.words
    channel = s.pack.channel(incident.channel).label.say(w.language)
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
    ]


def considered(s: Source) -> Chapter:
    """The considerations and the measures of each consideration, as they were answered (P6.1, P6.2)."""
    found = [each for formal in s.case.formals for each in _formal(s, formal)]
    return Chapter(s.words("What was considered"), s.words("What was considered"), tuple(found))


def _formal(s: Source, formal: Formal) -> Iterator[Said]:
    w = s.words
    yield Said(w("Consideration begun {when}", when=s.when(formal.started_at)), strong=True)
    yield from line(w("By"), s.name(formal.started_by_id))
    if formal.considered_at is not None:
        by = w("{who}, {when}", who=s.name(formal.considered_by_id), when=s.when(formal.considered_at))
        yield from line(w("Considerations answered by"), by)
    for question in s.pack.considerations:
        yield from text(question.label.say(w.language), formal.considerations.get(question.key))
    states = {state.key: state.label.say(w.language) for state in s.pack.measure_states}
    for measure in s.pack.measures:
        label = measure.label.say(w.language)
        yield from line(label, states.get(formal.measures.get(measure.key, ""), w("Not answered")))
        yield from text(w("{measure}: note", measure=label), formal.measure_notes.get(measure.key))
    yield from text(w("Why there was no warning"), formal.no_warning_passage)


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
