"""Decisions are carried to later revisions, and words that are to be reworded are one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("signoff", "0001_disclosure")]

    operations = [
        migrations.AddField(
            model_name="disclosurechoice", name="from_revision", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="disclosurechoice",
            name="choice",
            field=models.CharField(
                choices=[("suppress", "Suppress"), ("round", "Round"), ("reword", "Reword"), ("keep", "Keep")],
                max_length=8,
            ),
        ),
    ]
