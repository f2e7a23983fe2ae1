"""Sealing: PAdES B-B after printing, as a revision of the file, so that the sealed file begins with the printed one."""

from __future__ import annotations

import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter

from scorecards.publishing.seal.keys import Key

FIELD = "Seal"
REASON = "Printed from what was signed"


def seal(pdf: bytes, key: Key) -> bytes:
    """The same paper with its seal behind it. The seal is never drawn: PDF/UA-1 wants its field hidden, not printed."""
    field = SigFieldSpec(
        FIELD,
        invis_sig_settings=InvisSigSettings(set_hidden_flag=True, set_print_flag=False),
        readable_field_name="Seal of the portal",
    )
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        name=key.certificate.subject,
        reason=REASON,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return bytes(signers.PdfSigner(about, signer=key.signer, new_field_spec=field).sign_pdf(writer).getbuffer())
