"""Where imported rows come from: data sets, imports, and what a source says of each row."""

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0005_help_contacts'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=100, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('format', models.CharField(max_length=40, verbose_name='format')),
                ('names_are_public', models.BooleanField(default=False, help_text='Everyone may see them. Only for a source that names people in their public office.', verbose_name="its people's names are public")),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_sets', to='register.place', verbose_name='place')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('day', models.DateField()),
                ('by', models.CharField(max_length=100)),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('unfinished', 'Broken off; take the same file in again to finish it'), ('done', 'Taken in'), ('undone', 'Undone')], default='unfinished', max_length=12)),
                ('new', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('same', models.PositiveIntegerField(default=0)),
                ('vanished', models.PositiveIntegerField(default=0)),
                ('left_out', models.PositiveIntegerField(default=0)),
                ('meetings', models.PositiveIntegerField(default=0)),
                ('recorded', models.PositiveIntegerField(default=0)),
                ('notes', models.JSONField(default=list)),
                ('data_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='register.dataset')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='SourcedFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('source_id', models.CharField(max_length=300)),
                ('key', models.CharField(blank=True, max_length=100)),
                ('decision', models.CharField(choices=[('new', 'A new row'), ('same', 'The same as a row that was there'), ('left_out', 'Left out')], max_length=10)),
                ('was_asked', models.BooleanField(default=False)),
                ('values', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('words', models.JSONField(default=dict)),
                ('where', models.CharField(blank=True, max_length=300)),
                ('first_seen', models.DateField()),
                ('last_seen', models.DateField()),
                ('vanished', models.DateField(blank=True, null=True)),
                ('data_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='register.dataset')),
                ('first_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='first_seen', to='register.import')),
                ('vanished_during', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='found_without', to='register.import')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ImportedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('after', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('said_before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('during', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='register.import')),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='register.sourcedfact')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='sourcedfact',
            index=models.Index(condition=models.Q(('key', ''), _negated=True), fields=['kind', 'key'], name='facts_of_a_row'),
        ),
        migrations.AddConstraint(
            model_name='sourcedfact',
            constraint=models.UniqueConstraint(fields=('data_set', 'kind', 'source_id'), name='fact_once_a_data_set'),
        ),
    ]
