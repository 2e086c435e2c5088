"""Every letter, drafted by what people do, translated, issued and read: complete in both languages (sections 6 to 12)."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from uuid import UUID

import pytest

from handlers.answer import Ask
from handlers.letter_facts import letter_facts
from handlers.nudge import tick
from handlers.turn import Look
from notices.card import Action
from notices.letter import Items, Language, LetterText, as_text, compose
from notices.letter_cards import KINDS
from policy.case import Case
from policy.letter import Letter, LetterKind
from policy.people import Person
from storage.store import Store
from tests.handlers import test_extreme, test_safety
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.handlers.test_correction import ANSWER, SAID
from tests.handlers.test_informal import WARNED, acts
from tests.handlers.test_not_registered import GIVEN
from tests.handlers.test_seven_day import HOW, WHAT
from tests.story import CALENDAR, adra

# Words that no Welsh sentence has; names and addresses have none of them either.
ENGLISH = re.compile(
    r"\b(the|and|you|your|we|our|with|this|that|from|please|have|not|for|by|on|phone|email|letter|date|dear|"
    r"January|February|March|April|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
MARKERS = re.compile(r"[{}]|None|%\(|\bTrue\b|\bFalse\b|[0-9a-f]{8}-[0-9a-f]{4}-")
MATTER = {"matter": "The fence", "stage2_date": "2026-03-02", "decider": "Elin Vaughan"}
TRANSLATED = re.compile(r"Cyfieithiad: [\w.-]+")
Sent = dict[tuple[UUID, str], str]  # the words by letter and language


class Post:
    """Sends the letters of a story, each read in every language as it goes out."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.office = journey.office
        self.sent: Sent = {}
        self.kinds: list[LetterKind] = []

    def case(self) -> Case:
        with self.office.store.read() as reader:
            (case,) = reader.cases.of_customer(self.office.customer.id)
            return case

    def send(self, kind: LetterKind) -> None:
        """Refused before it is translated; issued afterwards, and complete."""
        (letter,) = [x for x in self.case().letters if x.kind is kind and x.waits]
        (owner,) = [x for x in self.office.staff.everyone if x.id == letter.owner_id]
        assert letter.languages == list(self.office.customer.letter_languages)
        if letter.untranslated:
            self._refused(owner, letter)
        else:
            assert not letter.free
        self.journey.translate_and_issue(owner, KINDS[kind])
        self.kinds.append(kind)
        letter = self.case().letter(letter.id)
        for language in letter.languages:
            self.sent[letter.id, language] = self.words(letter, language)
        self._complete(letter)

    def words(self, letter: Letter, language: str) -> str:
        """What went out in a language."""
        with self.office.store.read() as reader:
            id = UUID(letter.sent[language])
            return reader.passages([id])[id]

    def frozen(self) -> None:
        """Whatever has come since, what was sent is what is read."""
        case = self.case()
        for (id, language), words in self.sent.items():
            letter = case.letter(id)
            assert self.words(letter, language) == words
            action = Action("letter", f"{case.id}:{id}", value=language)
            read = text_of(self.office.shows(self.journey.people.director, action))
            assert all(part in read for part in words.split("\n\n"))
            for use_case in ("translation", "issue"):
                again = self.office.desk.press(
                    letter_owner(self.office, letter).id, Action(use_case, f"{case.id}:{id}", value=language)
                )
                assert not isinstance(again, Ask)

    def _refused(self, owner: Person, letter: Letter) -> None:
        case = self.case()
        issue = self.office.opens(owner, Action("issue", f"{case.id}:{letter.id}"))
        refused = asked(self.office.sends(owner, issue, {"how": adra().letter_ways[0].key}))
        assert "It must be translated first" in refused.problem
        assert self.case().letter(letter.id).issued_at is None

    def _complete(self, letter: Letter) -> None:
        case, on = self.case(), CALENDAR.day(self.office.at)
        with self.office.store.read() as reader:
            look = Look(reader, self.journey.people.director, self.office.at, adra(), CALENDAR)
            facts = letter_facts(look, case, letter, on)
        english, welsh = (compose(letter.kind, facts, language) for language in ("en", "cy"))
        assert shape(english) == shape(welsh)
        for composed in (english, welsh):
            words, language = as_text(composed), composed.language
            if language in letter.languages:
                assert self.sent[letter.id, language] == words
            assert not MARKERS.search(TRANSLATED.sub("", words))
            self._names_what_every_letter_must(words, language, letter)
        assert not ENGLISH.search(as_text(welsh)), ENGLISH.search(as_text(welsh))
        same = set(parts(english)) & set(parts(welsh))
        assert not [x for x in same if not x.startswith(self.office.customer.name)], (
            "names alone are the same"
        )

    def _names_what_every_letter_must(self, words: str, language: Language, letter: Letter) -> None:
        organisation = adra().organisation(self.case().organisation)
        ways = adra().ways
        for named in (
            organisation.emergency,
            organisation.team,
            adra().complaints.label,
            adra().review_of_decision.label,
            next(way.label for way in ways if way.key == "letter"),
        ):
            assert named.say(language) in words
        for name in letter.free:
            assert (f"Cyfieithiad: {name}" in words) is (language == "cy"), name


def letter_owner(office: Office, letter: Letter) -> Person:
    return next(x for x in office.staff.everyone if x.id == letter.owner_id)


def shape(letter: LetterText) -> list[tuple[str, int]]:
    """Its parts by kind, with how many lines or items each has."""
    return [
        (type(part).__name__, len(part.items) if isinstance(part, Items) else part.text.count("\n"))
        for part in letter.paragraphs
    ]


def parts(letter: LetterText) -> list[str]:
    return as_text(letter).split("\n\n")


def formal(post: Post) -> None:
    """From the warning to the early end, of a restriction in words of its own."""
    journey, office, people = post.journey, post.office, post.journey.people
    journey.report()
    journey.prepare()
    post.send(LetterKind.WARNING)
    office.later(days=7)
    ask = asked(office.types(people.line_manager, "/contact correction cc 2026 1"))
    shown(office.sends(people.line_manager, ask, SAID))
    answer = office.opens(people.proposer, Action("answer-correction", journey.case_subject()))
    shown(office.sends(people.proposer, answer, ANSWER))
    post.send(LetterKind.CORRECTION_ANSWER)
    journey.report()
    journey.propose("no_further_complaint", **MATTER)
    journey.approve()
    post.send(LetterKind.DECISION)
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    taken = office.shows(people.slt, button(office.card_for(people.slt, "Appeal:"), "Take this appeal"))
    post.send(LetterKind.APPEAL_ACKNOWLEDGED)
    decide = office.opens(people.slt, button(taken, "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "stays", "reasons": "It is needed."}))
    post.send(LetterKind.APPEAL_OUTCOME)
    office.at = CALENDAR.moment(dt.date(2026, 7, 27), dt.time(10))
    while tick(office.store, office.at, office.at, adra(), CALENDAR):
        pass
    post.send(LetterKind.REVIEW_COMING)
    review = office.opens(people.proposer, button(journey.review_card(people.proposer), "Do the review"))
    reasons = asked(office.sends(people.proposer, review, {"outcome": "continued"}))
    said = {"reason": "It is still needed.", "implications": "Please write to us."}
    shown(office.sends(people.proposer, reasons, said))
    post.send(LetterKind.REVIEW_OUTCOME)
    end = office.opens(people.proposer, button(journey.review_card(people.proposer), "End early"))
    shown(office.sends(people.proposer, end, {"reason": "You have been calm."}))
    post.send(LetterKind.ENDED)


def informal(post: Post) -> None:
    """Informal action, then up to 7 days."""
    journey, office, people = post.journey, post.office, post.journey.people
    acts(office, people.reporter, {**WARNED, "actions": ["other"], "other_action": "Took the dog out."})
    told = office.card_for(people.line_manager, "Informal action")
    office.shows(people.line_manager, button(told, "Write to the customer"))
    post.send(LetterKind.INFORMAL_ACTION)
    office.later(days=1)
    journey.report()
    office.later(days=1)
    own = office.card_for(people.reporter, "Your report")
    first = office.opens(people.reporter, button(own, "Restrict up to 7 days"))
    second = asked(office.sends(people.reporter, first, WHAT))
    shown(office.sends(people.reporter, second, HOW))
    needed = office.card_for(people.approver, "Confirmation needed")
    card = office.shows(people.approver, button(needed, "Confirm"))
    office.shows(people.approver, button(card, "Write the letter"))
    post.send(LetterKind.INFORMAL)


def extreme(post: Post) -> None:
    """An immediate threat."""
    test_extreme.considered(post.journey)
    test_extreme.propose(post.journey)
    for person in (post.journey.people.approver, post.journey.people.director):
        card = post.office.card_for(person, "Approval needed")
        post.office.shows(person, button(card, "Approve"))
    post.send(LetterKind.DECISION_WITHOUT_WARNING)


def not_applied(post: Post) -> None:
    """It was considered, and the customer knew of it."""
    journey, office, people = post.journey, post.office, post.journey.people
    journey.report()
    journey.prepare()
    card = office.shows(people.proposer, Action("formal", journey.case_subject()))
    ask = office.opens(people.proposer, button(card, "Do not apply"))
    shown(office.sends(people.proposer, ask, {"reason": "The calls have stopped.", "told": "yes"}))
    post.send(LetterKind.NOT_APPLIED)


def declined(decision: str) -> Callable[[Post], None]:
    """A complaint is not registered, or there are no further replies."""

    def story(post: Post) -> None:
        post.journey.report()
        action = Action("not-registered", post.journey.case_subject())
        ask = post.office.opens(post.journey.people.approver, action)
        shown(post.office.sends(post.journey.people.approver, ask, {**GIVEN, "decision": decision}))
        post.send(LetterKind.NOT_REGISTERED)

    return story


def contact_changed(post: Post) -> None:
    """Somebody else is the customer's contact."""
    journey, office, people = post.journey, post.office, post.journey.people
    contact, deputy = str(people.witness.id), str(people.colleague.id)
    journey.to_in_force("single_point_of_contact", contact=contact, deputy=deputy, medium="letter")
    office.later(days=1)
    ask = office.opens(people.proposer, Action("replace-contact", journey.case_subject()))
    given = {"single_point_of_contact_contact": str(people.reporter.id), "told_how": "phone"}
    shown(office.sends(people.proposer, ask, given))
    post.send(LetterKind.CONTACT_CHANGED)


def received(post: Post) -> None:
    """A complaint, and a request for a review, are passed on, before and after there is formal action."""
    journey, office, people = post.journey, post.office, post.journey.people
    journey.report()
    for word, about, kind in (
        ("complaint", "whole", LetterKind.COMPLAINT_RECEIVED),
        ("review-of-decision", "informal", LetterKind.REVIEW_RECEIVED),
    ):
        ask = asked(office.types(people.colleague, f"/contact {word} cc 2026 1"))
        said = {"about": about, "channel": "phone", "text": "It is unfair."}
        shown(office.sends(people.colleague, ask, said))
        ask = asked(office.types(people.approver, "/contact complaint-reference cc 2026 1"))
        shown(office.sends(people.approver, ask, {"reference": "X-1"}))
        post.send(kind)
        ask = asked(office.types(people.approver, "/contact complaint-outcome cc 2026 1"))
        shown(office.sends(people.approver, ask, {"outcome": "upheld", "follows": "Nothing."}))


def safety(post: Post) -> None:
    """On the staff safety register, changed, and off it."""
    post.journey.report(kinds=["threats"])
    test_safety.decide(post.journey)
    post.send(LetterKind.SAFETY_REGISTER)
    post.office.later(days=1)
    test_safety.review(
        post.journey,
        outcome="changed",
        measures=["phone_first"],
        review_on="2026-09-01",
        letter_reason="It is calmer.",
    )
    post.send(LetterKind.SAFETY_CHANGED)
    post.office.later(days=1)
    test_safety.review(post.journey, outcome="removed", letter_reason="It has been quiet.")
    post.send(LetterKind.SAFETY_REMOVED)


def told_by_phone(post: Post) -> None:
    """Up to 7 days, in words that no letter has said before the one of its end."""
    journey, office, people = post.journey, post.office, post.journey.people
    acts(office, people.reporter)
    office.later(days=1)
    journey.report()
    own = office.card_for(people.reporter, "Your report")
    first = office.opens(people.reporter, button(own, "Restrict up to 7 days"))
    second = asked(office.sends(people.reporter, first, {**WHAT, "kinds": ["no_further_complaint"]}))
    given = {f"no_further_complaint_{name}": value for name, value in MATTER.items()}
    shown(office.sends(people.reporter, second, {**given, "reason": "She wrote again."}))
    needed = office.card_for(people.approver, "Confirmation needed")
    confirm = office.opens(people.approver, button(needed, "Confirm"))
    shown(office.sends(people.approver, confirm, {"unconcerned": "yes"}))
    told = office.opens(people.reporter, Action("tell-seven-day", journey.case_subject()))
    card = shown(office.sends(people.reporter, told, {"how": "phone"}))
    end = office.opens(people.reporter, button(card, "End early"))
    shown(office.sends(people.reporter, end, {"reason": "It has calmed down.", "told_how": "letter"}))
    post.send(LetterKind.ENDED)


STORIES: Mapping[str, tuple[Callable[[Post], None], int]] = {
    "formal": (formal, 8),
    "informal": (informal, 2),
    "extreme": (extreme, 1),
    "not applied": (not_applied, 1),
    "not registered": (declined("not_registered"), 1),
    "no further replies": (declined("no_further_replies"), 1),
    "complaint and review": (received, 2),
    "contact changed": (contact_changed, 1),
    "safety": (safety, 3),
    "told by phone": (told_by_phone, 1),
}


@pytest.mark.section("12")
@pytest.mark.parametrize("language", ["", "cy"], ids=["bilingual", "Welsh"])
@pytest.mark.parametrize("name", STORIES)
def test_each_letter_is_complete_in_both_languages_and_frozen(store: Store, name: str, language: str) -> None:
    story, count = STORIES[name]
    post = Post(Journey(Office(store, language=language)))
    story(post)
    assert len(set(post.kinds)) == count
    post.frozen()


@pytest.mark.section("12")
@pytest.mark.parametrize("language", ["", "cy"], ids=["bilingual", "Welsh"])
def test_once_the_language_is_known_what_was_said_in_another_is_translated_with_the_next_letter(
    store: Store, language: str
) -> None:
    journey = Journey(Office(store, language="en"))
    office, owner = journey.office, journey.people.proposer
    journey.to_in_force("no_further_complaint", **MATTER)
    office.customer.language = language
    office.keep(office.customer)
    post = Post(journey)
    shown(office.desk.press(owner.id, Action("invite", journey.case_subject())))
    post.send(LetterKind.REVIEW_COMING)
    end = office.opens(owner, button(journey.review_card(owner), "End early"))
    shown(office.sends(owner, end, {"reason": "You have been calm."}))
    post.send(LetterKind.ENDED)
    ended = next(x for x in post.case().letters if x.kind is LetterKind.ENDED)
    assert set(ended.free) == {"reason"}, "what one letter said in the language is known"
