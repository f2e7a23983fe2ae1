"""The layouts that reports are begun from."""

from django.db import transaction

from scorecards.committee.layouts import SHIPPED
from scorecards.committee.models import Template, TemplateSection


@transaction.atomic
def load_shipped() -> None:
    """Write the shipped layouts where they are not there yet; done at every start, changes nothing the second time."""
    for name, sections in SHIPPED.items():
        template, made = Template.objects.get_or_create(council=None, name=name)
        if made:
            TemplateSection.objects.bulk_create(
                TemplateSection(
                    template=template,
                    order=order,
                    key=section.key,
                    heading=section.heading,
                    guidance=section.guidance,
                    source=section.source.value,
                    required=section.required,
                )
                for order, section in enumerate(sections, start=1)
            )
