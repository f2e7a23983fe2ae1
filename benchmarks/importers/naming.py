"""A table's names in this edition: as mapped, as answered before, or asked. Never guessed."""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from benchmarks.importers.layout import STANDARD
from benchmarks.importers.lines import quoted
from benchmarks.importers.mapping import Mapping

NOT_THERE = ""  # the answer "not in this edition": what needs it is left out
MOST = 200  # candidates shown of a column with endless values


@dataclass(frozen=True, slots=True)
class Question:
    """A column that the file lacks, or a word of a filter that no line has; `candidates` most alike first.

    `name` is what an answer is given under: a column's name, or "column=word".
    """

    name: str
    column: str
    wanted: str
    candidates: tuple[str, ...]

    @property
    def words(self) -> str:
        if self.column:
            return f"No line has “{self.wanted}” in the column “{self.column}”. Which of its words is it now?"
        return f"The file has no column “{self.wanted}”. Which of its columns is it now?"


@dataclass(frozen=True, slots=True)
class Named:
    """Mappings in the names of a file, and what must be asked first; `left_out` are measures not in this edition."""

    mappings: tuple[Mapping, ...]
    questions: tuple[Question, ...]
    left_out: tuple[str, ...]


def needed(mappings: Iterable[Mapping]) -> tuple[str, ...]:
    """The names of all columns that mappings read."""
    return tuple(dict.fromkeys(name for each in mappings for name in (*each.filter_columns, *each.values)))


def identity(mappings: Sequence[Mapping]) -> tuple[tuple[str, str], ...]:
    """The filters that every mapping shares: they tell a table from others with the same columns."""
    shared = set(mappings[0].filters).intersection(*(each.filters for each in mappings[1:])) if mappings else set()
    return tuple(sorted(shared))


def columns_named(
    mappings: Sequence[Mapping],
    columns: Collection[str],
    answers: Dict[str, str],
    aliases: Dict[str, Collection[str]],
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """The file's name of each column that is needed ("" where it is not in this edition), and what must be asked."""
    wanted = needed(mappings)
    names = {name: name for name in wanted if name in columns}
    questions = []
    for name in wanted:
        if name in names:
            continue
        known = _answer(name, columns, answers, aliases)
        if known is None:
            free = [c for c in columns if c not in STANDARD and c not in wanted and c not in names.values()]
            questions.append(Question(name, "", name, _alike(name, free)))
        else:
            names[name] = known
    return names, tuple(questions)


def named(
    mappings: Sequence[Mapping],
    names: Dict[str, str],
    seen: Dict[str, Collection[str]],
    answers: Dict[str, str],
    aliases: Dict[str, Collection[str]],
    *,
    ask: bool = True,
) -> Named:
    """The mappings in the file's own names. `seen` holds, by the file's column, the words that its lines have.

    Without `ask` a word that no line has is not in this edition: files of that kind hold some measures of many.
    """
    questions: dict[str, Question] = {}
    made, left_out = [], []
    for mapping in mappings:
        filters = []
        for column, word in mapping.filters:
            here = names[column]
            known: str | None = word
            if here and word not in seen[here]:
                known = _word(column, here, word, seen, answers, aliases, questions) if ask else None
            filters.append((here, known))
        if _gone(mapping, names, filters):
            left_out.append(mapping.measure)
        else:
            made.append(_renamed(mapping, names, tuple((c, w or "") for c, w in filters)))
    return Named(tuple(made), tuple(questions.values()), tuple(dict.fromkeys(left_out)))


def _word(
    column: str,
    here: str,
    word: str,
    seen: Dict[str, Collection[str]],
    answers: Dict[str, str],
    aliases: Dict[str, Collection[str]],
    questions: dict[str, Question],
) -> str | None:
    """The file's word of a filter; None where it is not in this edition. Asks where nobody has said."""
    key = f"{column}={word}"
    known = _answer(key, seen[here], answers, aliases)
    if known is None:
        questions[key] = Question(key, here, word, _alike(word, seen[here])[:MOST])
        return word
    return known or None


def _answer(
    name: str, there: Collection[str], answers: Dict[str, str], aliases: Dict[str, Collection[str]]
) -> str | None:
    """What was said of a name: now, or for an earlier file whose name this one has too. None where nobody has."""
    if name in answers and (answers[name] == NOT_THERE or answers[name] in there):
        return answers[name]
    found = [also for also in aliases.get(name, ()) if also in there]
    return found[0] if len(found) == 1 else None


def _gone(mapping: Mapping, names: Dict[str, str], filters: Iterable[tuple[str, str | None]]) -> bool:
    own = (
        *mapping.filter_columns,
        *((mapping.value,) if mapping.value else (*mapping.numerator, *mapping.denominator)),
    )
    return any(names[name] == NOT_THERE for name in own) or any(word is None for _, word in filters)


def _renamed(mapping: Mapping, names: Dict[str, str], filters: tuple[tuple[str, str], ...]) -> Mapping:
    """A published value whose count is not in this edition stands without it."""

    def made_from(given: tuple[str, ...]) -> tuple[str, ...]:
        there = tuple(names[name] for name in given)
        return () if NOT_THERE in there else there

    return replace(
        mapping,
        value=names[mapping.value] if mapping.value else "",
        filters=filters,
        categories=tuple(names[name] for name in mapping.categories),
        numerator=made_from(mapping.numerator),
        denominator=made_from(mapping.denominator),
    )


def _alike(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    def closeness(candidate: str) -> float:
        return SequenceMatcher(None, name.lower(), candidate.lower()).ratio()

    return tuple(sorted(candidates, key=lambda each: (-closeness(each), each)))


def another_table(publication: str, missing: Collection[str]) -> str:
    """Words for a file that is none of a publication."""
    return f"This is no file of “{publication}”: it has none of its columns, such as {quoted(list(missing)[:3])}."
