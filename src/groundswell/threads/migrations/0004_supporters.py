"""Whom a person chose to help them: a second receipt, until a day."""

import django.db.models.deletion
from django.db import migrations, models

import groundswell.threads.keys


class Migration(migrations.Migration):
    dependencies = [
        ("threads", "0003_told_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="Supporter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(default=groundswell.threads.keys.new_key, max_length=20, unique=True),
                ),
                (
                    "receipt",
                    models.BinaryField(
                        blank=True, max_length=32, null=True, unique=True, verbose_name="receipt"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("until", models.DateField(help_text="The day after its last day.", verbose_name="until")),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supporters",
                        to="threads.voice",
                    ),
                ),
            ],
            options={
                "ordering": ["start", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("receipt__isnull", False)),
                        fields=("voice",),
                        name="one_supporter_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lte", models.F("until"))),
                        name="supporter_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]
