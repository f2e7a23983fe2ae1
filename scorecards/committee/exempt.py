"""Why something may be kept from press and public, in the words of the law: one table. Pure.

Local Government Act 1972, Schedule 12A, Part 1, as the Local Government (Access to Information) (Variation) Order 2006
(SI 2006/88) has it; the test of the public interest is paragraph 10 of its Part 2.
"""

from scorecards.committee.rules import Classification

LAW = "Schedule 12A to the Local Government Act 1972"
# Of the seven paragraphs those that a report on children's services can need.
PARAGRAPHS: dict[int, str] = {
    1: "Information relating to any individual.",
    2: "Information which is likely to reveal the identity of an individual.",
    3: (
        "Information relating to the financial or business affairs of any particular person "
        "(including the authority holding that information)."
    ),
}
PUBLIC_INTEREST = (
    "in all the circumstances of the case, the public interest in maintaining the exemption outweighs the public "
    "interest in disclosing the information"
)


def trouble(classification: Classification, paragraph: int | None, public_interest: str) -> str:
    """What is wrong with how something is classified, in words; empty where nothing is."""
    if classification is Classification.OPEN:
        return "What is open has no reason to be exempt." if paragraph or public_interest.strip() else ""
    if paragraph not in PARAGRAPHS:
        return f"Say by which paragraph of {LAW} it is exempt."
    if not public_interest.strip():
        return "Say why the public interest is in not disclosing it. The reason is printed."
    return ""
