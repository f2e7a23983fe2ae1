"""Every act of the portal, and which of the people may do it. A new service that takes `by` needs a row.

The people are those of world.py, of our council and of another. Every act is on something of our council.
"""

from tests.permissions.acts import house, meeting, quarter, report

ACTS = {**house.ACTS, **meeting.ACTS, **quarter.ACTS, **report.ACTS}

# Parts of acts: each is called by an act that has asked, and no page calls it.
PARTS = {
    "portal.audit.services.record": "writes the event of an act",
    "portal.files.services.store": "keeps what an act received or the program made",
    "portal.files.services.store_long": "keeps a file of any length that an act was given",
    "portal.files.services.receive": "looks at a file that an act was given, and keeps it",
    "scorecards.commentary.services.narratives.copy_to_revision": "carries the words when a quarter is revised",
    "scorecards.copies.services.freeze_submission": "keeps what the act that signs has read",
    "scorecards.copies.services.freeze_report": "keeps what the act that signs has read",
    "scorecards.committee.services.clearers.ask_as_laid_out": "asks in a report that is begun for what its layout says",
    "scorecards.committee.services.attached.received": "keeps what an act attaches, with what was found in it",
    "scorecards.publishing.services.exempt.queue_records": "asks for what the act that signs has signed",
    "scorecards.framework.services.guarded.change": "the counted write of an act",
    "scorecards.publishing.services.documents.queue": "asks for the paper of what an act has signed or moved",
    "scorecards.publishing.services.packs.refresh": "asks for the pack of a meeting whose papers an act has changed",
    "scorecards.signoff.services.quarters.confirmed": "asks whose password it was",
    "scorecards.submissions.services.figures.write": "writes the figures that an act lets in",
}
