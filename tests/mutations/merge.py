"""policy/merge.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("not who has left", "return by.active and by.has", "return by.has"),
    ("records merge", "by.has(Role.RECORDS, ", "by.has("),
    ("managers merge", "Role.RECORDS, Role.MANAGER, ", "Role.RECORDS, "),
    ("asked to merge", "    require_may_merge(by)\n    if stays.merged", "    if stays.merged"),
    ("asked to take apart", "    require_may_merge(by)\n    if other.merged", "    if other.merged"),
    ("no end of a chain", "if stays.merged_into_id is not None or ", "if "),
    ("merged once", " or other.merged_into_id is not None:", ":"),
    ("not with itself", "    if stays.id == other.id:", "    if False:"),
    ("no chain", "    if other.also:", "    if False:"),
    ("it leads there", "    other.merged_into_id, other.merged_at = stays.id, at", "    pass"),
    ("known at once", "    stays.also = (*stays.also, other)", "    pass"),
    ("of these two", "    if other.merged_into_id != stays.id:", "    if False:"),
    ("it leads nowhere", "    other.merged_into_id = other.merged_at = None", "    pass"),
    ("only that one", "if row.id != other.id)", ")"),
    ("of that row", "if case.customer_id == row.id and", "if"),
    ("since then", " and case.touched_at >= at)", ")"),
    ("what is sent stays", "if letter.waits and", "if"),
    ("only what changed", " and letter.languages != languages]", "]"),
    ("they follow", "        letter.languages = list(languages)", "        pass"),
)
