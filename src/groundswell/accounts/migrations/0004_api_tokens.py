"""Programs ask the API with a token."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_second_steps'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='what it is for')),
                ('scope', models.CharField(choices=[('read', 'Read only'), ('write', 'Read and write')], default='read', max_length=10, verbose_name='what it may do')),
                ('hashed', models.CharField(max_length=64, unique=True)),
                ('is_strong', models.BooleanField(default=False, help_text="Made after both steps, so that it carries the account's staff roles.")),
                ('made', models.DateField(verbose_name='made on')),
                ('expires', models.DateField(help_text='The day after its last day.', verbose_name='ends')),
                ('last_used_on', models.DateField(blank=True, null=True, verbose_name='last used on')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ('read', 'write'))), name='token_scope_known'), models.CheckConstraint(condition=models.Q(('expires__gt', models.F('made'))), name='token_ends_after_it_begins')],
            },
        ),
    ]
