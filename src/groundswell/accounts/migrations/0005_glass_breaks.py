"""Two administrators open something closed, for a day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_api_tokens'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlassBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_by', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField()),
                ('about', models.CharField(help_text='Its kind and key, such as: voice 12.', max_length=100, verbose_name='what to open')),
                ('reason', models.TextField(help_text='The person it concerns will read this. Name no one else.', max_length=2000, verbose_name='why')),
                ('approved_by', models.CharField(blank=True, max_length=64)),
                ('opened', models.DateTimeField(blank=True, null=True)),
                ('closes', models.DateTimeField(blank=True, help_text='The moment it closes; not included.', null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['about'], name='glass_breaks_about_one')],
                'constraints': [models.CheckConstraint(condition=models.Q(('approved_by', models.F('asked_by')), _negated=True), name='nobody_approves_their_own'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by', ''), ('closes__isnull', True), ('opened__isnull', True)), models.Q(models.Q(('approved_by', ''), _negated=True), ('closes__gt', models.F('opened')), ('opened__isnull', False)), _connector='OR'), name='glass_opens_when_approved')],
            },
        ),
    ]
