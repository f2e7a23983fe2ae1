"""Words that a layout brings into every report. Pure.

The equality duty is that of the Equality Act 2010, section 149(1); background papers are those of the Local Government
Act 1972, section 100D.
"""

EQUALITY_DUTY = """\
Under section 149 of the Equality Act 2010, a public authority must, in the exercise of its functions, have due regard \
to the need to:

- eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under the Act;
- advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not \
share it;
- foster good relations between persons who share a relevant protected characteristic and persons who do not share it.

This report is about performance and changes no service. It has no effect of its own on the duty."""

NO_LEGAL = "There are no legal implications of the recommendations of this report."
NO_RESOURCES = "There are no resource implications of this report beyond those in the approved budget."
ENVIRONMENT = "What this report tells has no environmental effect of its own."

BACKGROUND_PAPERS = "Papers relied on in writing this report (Local Government Act 1972, s.100D), or “None”."
