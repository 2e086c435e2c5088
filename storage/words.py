"""Names, addresses, postcodes and references as words that can be looked up: pure, no database."""

import re
import unicodedata

from policy.customer import Customer

MAX_TYPED = 200  # characters of what was typed that are looked at
MAX_WORDS = 8
MAX_WORD = 40
PHONE = 9  # digits from the end: the same with and without the code of the country
LEAST_PHONE = 6
LEAST_NEAR = 4  # shorter words have no near misses of their own

_ALONE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text without accents and without a difference between capital and small letters."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_ALONE)


def words_of(text: str) -> list[str]:
    """The words in order; punctuation and apostrophes divide."""
    return [word[:MAX_WORD] for word in _WORD.findall(fold(text))]


def joined(text: str) -> str:
    """Letters and digits alone, for references and postcodes: however they are spaced."""
    return "".join(_WORD.findall(fold(text)))[:MAX_WORD]


def typed_words(typed: str) -> list[str]:
    """The words to look up, each once."""
    return list(dict.fromkeys(words_of(typed[:MAX_TYPED])))[:MAX_WORDS]


def words_for(customer: Customer) -> set[str]:
    """Every word that a customer is found by, and what somebody entered a second time has in common with them."""
    words = known_by(customer.reference, customer.name, customer.address, customer.postcode)
    return words | set(alike_keys(customer).values())


def alike_keys(customer: Customer) -> dict[str, str]:
    """What two rows of one person have in common, by what it is. Nobody finds it by typing: no word begins like that."""
    digits = "".join(x for x in customer.phone if x.isdigit())
    keys = {
        "phone": f"#{digits[-PHONE:]}" if len(digits) >= LEAST_PHONE else "",
        "email": f"@{customer.email.casefold()}" if customer.email else "",
        "born": f"*{customer.date_of_birth.isoformat()}" if customer.date_of_birth else "",
        "postcode": joined(customer.postcode),
    }
    return {what: key for what, key in keys.items() if key}


def known_by(reference: str, name: str, address: str, postcode: str) -> set[str]:
    """Every word that these are found by: O'Connor as o, connor and oconnor, LL57 1AA also in halves."""
    found = {*words_of(name), *(joined(part) for part in name.split()), *words_of(address)}
    code = joined(postcode)
    found |= {code, code[:-3], code[-3:]}
    found |= {joined(reference), *(word for word in words_of(reference) if len(word) >= LEAST_NEAR)}
    return found - {""}


def near_keys(word: str) -> set[str]:
    """The word, and the word with each one letter left out: two words a slip apart have one of these in common."""
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def has_near(word: str) -> bool:
    """Whether near misses of a word are looked for: a number or a reference is right or another one."""
    return len(word) >= LEAST_NEAR and word.isalpha()
