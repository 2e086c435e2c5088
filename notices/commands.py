"""What can be typed, and what the bot says to words that it does not know."""

from collections.abc import Iterator, Mapping

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.words import Words

MOST_SHOWN = 80
EXAMPLE = "CC-2026-0001"
COMMANDS: Mapping[str, str] = {
    "/contact-check": "and a name, address, postcode or reference: what applies now",
    "/contact-report": "report an incident; a name may follow",
    "/contact": "what waits on you, your cases, and everything you may start",
    "/contact new-customer": "and a name: enter somebody who is not in the list",
    "/contact held-messages": "messages that were held back: look at them",
    "/contact safety": "for the safety group: what was referred, and the register",
    "/contact policy": "the policy: its issue, what is different in it, and its review",
    "/contact overview": "what is open and overdue, by stage and owner",
    "/contact away": "when you are away, and who stands in for you",
    "/contact people": "for Admin and the Director: roles, line managers, who is away, who has left",
    "/contact fallbacks": "for Admin: who gets what nobody else would",
    "/contact help": "this list",
}
# After /contact and before the reference of a case, by the use case's name; in groups, as the help shows them.
ON_A_CASE: Mapping[str, Mapping[str, str]] = {
    "The case": {
        "case": "open the case",
        "letter": "read the letter",
        "translation": "translate the letter",
        "issue": "mark the letter as issued",
        "contacts": "contacts per week, how long, and with whom",
        "log-contact": "log a contact; a name may stand there instead",
        "arrange": "arrange a measure: who sees to it, and by when",
        "arrangements": "everything that was arranged",
        "see-arrangement": "see what is arranged and still to be done",
        "arrangement-done": "say how it went",
        "replace-contact": "name somebody else as the customer’s contact",
        "cannot-use": "say which ways of contact the customer cannot use",
        "timeline": "everything that was done, and what is to come, in its order",
        "bundle": "read the whole case, with its gaps, as a bundle",
    },
    "The customer": {
        "customer": "the customer’s page; a name may stand there instead",
        "letters-to": "in which language and format we write to the customer",
        "identify": "say who the customer is, where nobody knew",
        "link": "link a member of the household, or whoever speaks for the customer",
        "end-link": "end a link",
        "merge": "the customer stands in the list twice: merge them",
    },
    "Reports and safety": {
        "incident": "read the report, and decide what becomes of it",
        "addendum": "add to the last report, or put it right",
        "link-reporter": "say for whom the last report was typed",
        "wrong-customer": "the last report is about another customer",
        "refer-safety": "send the report to the safety group",
        "see-safety": "read the report as the safety group has it",
        "decide-safety": "decide for the safety group",
        "extend-interim": "extend the interim control",
        "review-register": "look at the safety register’s entry again",
        "see-injury": "see whether an injury is to be reported",
        "injury": "say whether an injury is reportable",
        "injury-reported": "record that an injury was reported",
    },
    "Informal action": {
        "informal": "record an informal action; a name may stand there instead",
        "seven-day": "ask for a restriction of up to 7 days",
        "see-seven-day": "read what is asked for, and confirm it",
        "tell-seven-day": "say that the customer was told of it",
        "end-seven-day": "end a restriction of up to 7 days early",
    },
    "Formal action": {
        "formal": "formal action: where it stands, and its next step",
        "considerations": "answer the considerations",
        "measures": "answer the measures",
        "warning": "write the warning",
        "no-warning": "say why there is no prior warning: immediate threat",
        "police-legal": "record that the police were told, or legal action",
        "correction": "log what the customer says is wrong in the warning",
        "see-correction": "read what is said to be wrong",
        "answer-correction": "answer what is said to be wrong",
        "adjustment": "log an adjustment that the customer needs",
        "see-adjustment": "read what the customer needs",
        "decide-adjustment": "decide what the customer needs",
        "not-apply": "decide not to apply the policy",
        "proposal": "propose restrictions",
        "signoff": "read the proposal, and decide it",
    },
    "Exceptions and complaints": {
        "emergency": "let the customer through, whatever is restricted",
        "exceptions": "exceptions, held messages, and what was declined",
        "refuse-exception": "refuse an exception",
        "held": "log a message that was held back",
        "complaint": "log a complaint about how the policy was used",
        "review-of-decision": "log a request to look again at what is no formal action",
        "see-complaint": "see where a complaint, or a review of a decision, stands",
        "complaint-reference": "add its reference in its own procedure",
        "complaint-outcome": "record what came of it there",
        "not-registered": "not register a complaint, or not answer further",
    },
    "Appeals and reviews": {
        "appeal": "log an appeal",
        "see-appeal": "read the appeal, and take it on",
        "decide-appeal": "decide the appeal",
        "suspend": "suspend restrictions while their appeal is decided",
        "name-outside": "name an outside reviewer for the appeal",
        "ombudsman": "record that the Ombudsman has the case",
        "see-ombudsman": "see where it stands with the Ombudsman",
        "ombudsman-asked": "record what the Ombudsman wants by a day",
        "ombudsman-answered": "record our answer to the Ombudsman",
        "ombudsman-outcome": "record the Ombudsman’s outcome",
        "see-review": "see where the review stands",
        "review": "review the restrictions",
        "invite": "invite the customer to comment",
        "comment": "log what the customer says about the review",
        "take-over": "look after the restrictions from now on",
        "end": "end restrictions early",
    },
}
TYPED: Mapping[str, str] = {word: said for group in ON_A_CASE.values() for word, said in group.items()}


def help_card(w: Words) -> Card:
    """Everything that can be typed."""
    return Card(w("What you can type"), _known(w), (*_on_a_case(w), Paragraph(_how(w))))


def unknown_card(typed: str, w: Words) -> Card:
    """What can be typed instead."""
    shown = typed if len(typed) <= MOST_SHOWN else typed[: MOST_SHOWN - 1] + "…"
    return Card(
        w("I do not know that command"),
        _known(w),
        (
            Paragraph(w("You typed “{typed}”. What stands here is known.", typed=shown)),
            *_on_a_case(w),
            Paragraph(_how(w)),
        ),
        (Button(w("Report an incident"), Action("report"), opens_form=True),),
        "warning",
    )


def which_case_card(word: str, w: Words) -> Card:
    """The word came without a reference."""
    return Card(
        w("Which case?"),
        (Fact(f"/contact {word}", w(TYPED[word])),),
        (
            Paragraph(
                w("Type the case’s reference after it: /contact {word} {example}", word=word, example=EXAMPLE)
            ),
        ),
    )


def _known(w: Words) -> tuple[Fact, ...]:
    return tuple(Fact(typed, w(said)) for typed, said in COMMANDS.items())


def _on_a_case(w: Words) -> Iterator[Paragraph]:
    """Too many for facts, and more to come: a line each, under the heading of their group."""
    yield Paragraph(w("And with a case’s reference:"))
    for heading, group in ON_A_CASE.items():
        yield Paragraph(w(heading), strong=True)
        yield Paragraph("\n".join(f"/contact {word}: {w(said)}" for word, said in group.items()))


def _how(w: Words) -> str:
    return w(
        "A case’s reference is typed as {example}, or simply as cc 2026 1. The rules are the same as for the buttons.",
        example=EXAMPLE,
    )
