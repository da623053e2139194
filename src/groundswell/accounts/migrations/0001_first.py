
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('person_key', models.CharField(blank=True, max_length=100, verbose_name='who this is in the register')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('expires_on', models.DateField(blank=True, help_text='The day after its last day. Empty: no end.', null=True, verbose_name='access ends')),
                ('created', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='account_email_once_in_any_case')],
            },
        ),
        migrations.CreateModel(
            name='SignInCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hashed', models.CharField(max_length=200)),
                ('made', models.DateTimeField()),
                ('expires', models.DateTimeField()),
                ('used', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AccountGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('member', 'Forum member'), ('officer', 'Forum officer'), ('place_lead', 'Place lead'), ('evaluator', 'Evaluator'), ('administrator', 'Administrator'), ('data_protection', 'Data protection officer')], max_length=20, verbose_name='role')),
                ('scope', models.CharField(choices=[('place', 'a place'), ('forum', 'a forum'), ('seat', 'a seat'), ('instance', 'everything')], max_length=10, verbose_name='over')),
                ('scope_key', models.CharField(blank=True, help_text='The key of the place, forum or seat.', max_length=100, verbose_name='which')),
                ('until', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='until')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_grants', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'role', 'scope', 'scope_key'), name='grant_once'), models.CheckConstraint(condition=models.Q(models.Q(('scope', 'instance'), ('scope_key', '')), models.Q(models.Q(('scope', 'instance'), _negated=True), models.Q(('scope_key', ''), _negated=True)), _connector='OR'), name='grant_names_its_scope')],
            },
        ),
    ]
