"""A story's words in the order in which they are to be read, and those that a PDF's structure gives in its order."""

import re
import subprocess
import tempfile
from pathlib import Path

from portal.prose import visible_text
from scorecards.publishing.story import Bullets, Figure, IndicatorBlock, Note, Para, Recommendations, Subheading, Table
from scorecards.publishing.story.tables import Movement, Number, Prose, Rating, Stack, Symbol, Words
from scorecards.publishing.story.words import Listing, Panel


def structure_words(content):
    """What pdfinfo reads out of the structure tree, without the white space that only parts lines and pieces."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        command = ["pdfinfo", "-struct-text", str(path)]
        read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return bare("".join(re.findall(r'^\s*"(.*?)"$', read, re.MULTILINE | re.DOTALL)))


def bare(words):
    return re.sub(r"\s+", "", words)


def runs(story):
    """Stretches of words by where they stand: within each every word is read after the one before it."""
    yield [story.title, story.coverage, story.age, story.signed, *story.notices]
    for section in story.sections:
        first = [section.title] if section.appendix else [section.number, section.title]
        yield [*first, *[word for part in section.parts for word in of_part(part)]]


def of_part(part):
    match part:
        case Subheading() | Note() | Para() | Bullets():
            return of_words(part)
        case Table():
            return of_table(part)
        case Figure():
            return [part.title]
        case Recommendations():
            return [part.lead, *[word for item in part.items for word in of_words(item)]]
        case Panel():
            return [part.heading, *[word for inner in part.parts for word in of_words(inner)]]
        case IndicatorBlock():
            return of_indicator(part)
        case Listing():
            return []  # a long title is cut short in the lists at the end
    raise AssertionError(part)


def of_words(part):
    match part:
        case Subheading():
            return [part.words]
        case Para():
            return [part.number, visible_text([part.words])]
        case Note():
            return [visible_text([part.words])]
        case Bullets():
            return visible_text([part.words]).split("\n")
    raise AssertionError(part)


def of_table(table):
    cells = [cell for group in table.groups for cell in (group.heading, *(c for row in group.rows for c in row.cells))]
    heads = [column.heading for column in table.columns]
    return [table.title, *[word for cell in (*heads, *cells) for word in of_cell(cell)]]


def of_cell(cell):
    match cell:
        case str():
            return [cell]
        case Words() | Number():
            return [cell.text]
        case Symbol():
            return [cell.letter]
        case Rating():
            return [cell.word]
        case Movement():
            return [cell.words]
        case Prose():
            return visible_text(cell.blocks).split("\n")
        case Stack():
            return [word for inner in cell.cells for word in of_cell(inner)]
    raise AssertionError(cell)


def of_indicator(block):
    """The figure with what it is; then what is said, shown and compared, whose order follows from the room there is."""
    head = [block.name, block.counted, *of_cell(block.figure), block.basis, block.rating.word, block.better]
    return [*head, Together(tuple(beside(block))), *[word for table in block.breakdowns for word in of_table(table)]]


def beside(block):
    yield [word for part in block.narrative for word in of_words(part)]
    yield [action.sentence for action in block.actions]
    yield [block.figure_chart.title] if block.figure_chart else []
    yield [each.heading for each in block.comparisons]
    yield [word for each in block.comparisons for word in of_cell(each.figure)]


class Together(tuple):
    """Stretches of words that stand between the same neighbours, in whatever order."""


def missing(story, read):
    """The words of the story that are not read after those before them, with where the search stood."""
    return missing_of([story], read)


def missing_of(stories, read):
    """The same of several stories that are read one after the other."""
    at, lost = 0, []
    for story in stories:
        for words in runs(story):
            for word in words:
                at, gone = after(word, read, at)
                lost += gone
    return lost


def after(word, read, at):
    """Where reading stands after these words, and what of them was not found from `at` on."""
    if isinstance(word, Together):
        ends, lost = [at], []
        for stretch in word:
            end = at
            for each in stretch:
                end, gone = after(each, read, end)
                lost += gone
            ends.append(end)
        return max(ends), lost
    found = read.find(bare(word), at)
    return (at, [(word, read[at : at + 60])]) if found < 0 else (found + len(bare(word)), [])
