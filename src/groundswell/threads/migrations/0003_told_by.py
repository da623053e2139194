"""Who rang, recorded, signed or translated an answer, where a page could not tell it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("threads", "0002_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="feedback",
            name="told_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who rang, recorded, signed or translated it, where a page could not.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="feedback_told",
                to="register.person",
                verbose_name="done by",
            ),
        ),
    ]
