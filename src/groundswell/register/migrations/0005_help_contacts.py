"""Who to tell at once: the safeguarding contacts of each place."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0004_rules_that_look_at_other_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(help_text='What people know them as.', max_length=200, verbose_name='name')),
                ('what_for', models.CharField(help_text='One plain sentence: when to turn to them.', max_length=300, verbose_name='what for')),
                ('for_whom', models.CharField(choices=[('child', 'A child or young person'), ('adult', 'An adult'), ('anybody', 'Anybody')], default='anybody', max_length=10, verbose_name='who may be in danger')),
                ('phone', models.CharField(blank=True, help_text='As people dial it, with spaces and its first 0.', max_length=30, validators=[django.core.validators.RegexValidator('\\A(?:(?:\\+|\\(?0)[0-9 ()\\-]{5,27}|[1-9](?:[ \\-]?[0-9]){2,5})\\Z', 'Write the number as people dial it, with its first 0: 0800 1111.', code='no_number')], verbose_name='phone number')),
                ('text_number', models.CharField(blank=True, help_text='For people who would rather text than speak.', max_length=30, validators=[django.core.validators.RegexValidator('\\A(?:(?:\\+|\\(?0)[0-9 ()\\-]{5,27}|[1-9](?:[ \\-]?[0-9]){2,5})\\Z', 'Write the number as people dial it, with its first 0: 0800 1111.', code='no_number')], verbose_name='number for texts')),
                ('web', models.CharField(blank=True, help_text='As people type it: nspcc.org.uk.', max_length=300, validators=[django.core.validators.RegexValidator('\\A(?:https?://)?(?:[a-zA-Z0-9](?:[a-zA-Z0-9\\-]*[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,}(?:/[^\\s\\"\'<>\\\\]*)?\\Z', 'Write the page as people type it: nspcc.org.uk.', code='no_page')], verbose_name='web page')),
                ('hours', models.CharField(blank=True, help_text='When somebody answers: “day and night”. Empty: not stated.', max_length=200, verbose_name='hours')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower ones are shown first.', verbose_name='order')),
                ('place', models.ForeignKey(help_text='The place they help in, with every place inside it.', on_delete=django.db.models.deletion.PROTECT, related_name='help_contacts', to='register.place', verbose_name='place')),
            ],
            options={
                'verbose_name': 'contact to tell at once',
                'verbose_name_plural': 'contacts to tell at once',
                'ordering': ['position', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('phone', ''), _negated=True), models.Q(('text_number', ''), _negated=True), models.Q(('web', ''), _negated=True), _connector='OR'), name='help_contact_can_be_reached'), models.UniqueConstraint(fields=('place', 'name'), name='help_contact_once_a_place')],
            },
        ),
    ]
