
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Layer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('position', models.PositiveIntegerField(help_text='1 is nearest to residents.', verbose_name='order')),
            ],
            options={
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='name')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Forum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('short_name', models.CharField(blank=True, help_text='For maps and long lists: “ACB”.', max_length=60, verbose_name='short name')),
                ('kind', models.CharField(choices=[('community_forum', 'Community forum'), ('ops_group', 'Operational group'), ('steering_group', 'Steering group'), ('board', 'Board'), ('partnership_board', 'Partnership board'), ('committee', 'Committee'), ('panel', 'Panel'), ('network', 'Network'), ('parent_carer_forum', 'Parent carer forum'), ('cabinet', 'Cabinet or executive'), ('one_off', 'One-off event')], max_length=30, verbose_name='kind')),
                ('about', models.TextField(blank=True, verbose_name='what it is for')),
                ('walk_in', models.BooleanField(default=False, verbose_name='residents can walk in')),
                ('paper_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: no paper is needed, so the floor is open.', null=True, validators=[django.core.validators.MaxValueValidator(90)], verbose_name='papers due, clear working days before')),
                ('open_floor', models.BooleanField(default=False, help_text='Anybody there may raise a matter without a paper.', verbose_name='open floor')),
                ('quorum', models.PositiveSmallIntegerField(blank=True, help_text='Fewest members for a valid meeting.', null=True, verbose_name='quorum')),
                ('recurrence', models.CharField(blank=True, help_text='An iCalendar rule: FREQ=MONTHLY;BYDAY=1TU.', max_length=300, verbose_name='how often it meets')),
                ('recurs_from', models.DateField(blank=True, null=True, verbose_name='first day of that rule')),
                ('usual_start', models.TimeField(blank=True, null=True, verbose_name='usual start')),
                ('usual_minutes', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(1440)], verbose_name='usual length in minutes')),
                ('opened', models.DateField(blank=True, null=True, verbose_name='opened')),
                ('closed', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='closed')),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('members', "Members of the forum, and the place's leads"), ('place', "The place's leads only")], default='public', max_length=10, verbose_name='who may see')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='register.forum', verbose_name='successors')),
                ('layers', models.ManyToManyField(blank=True, related_name='forums', to='register.layer', verbose_name='layers')),
            ],
            options={
                'ordering': ['position', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Instance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Groundswell', max_length=200, verbose_name='name')),
                ('fixed_today', models.DateField(blank=True, help_text='For examples and rehearsals. Empty: the real date.', null=True, verbose_name='today is fixed at')),
                ('notice', models.CharField(blank=True, max_length=500, verbose_name='notice on every page')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='instance_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('day', models.DateField(verbose_name='day')),
                ('start', models.TimeField(blank=True, null=True, verbose_name='start')),
                ('end', models.TimeField(blank=True, null=True, verbose_name='end')),
                ('status', models.CharField(choices=[('expected', "Expected from the forum's usual rhythm"), ('confirmed', 'In the calendar'), ('held', 'Held'), ('cancelled', 'Cancelled'), ('postponed', 'Postponed'), ('inquorate', 'Too few came')], default='confirmed', max_length=20, verbose_name='status')),
                ('papers_by', models.DateField(blank=True, help_text="Only where the source states a date; else the forum's rule counts.", null=True, verbose_name='papers by')),
                ('attendance_complete', models.BooleanField(default=False, verbose_name='the list of who came is complete')),
                ('minutes', models.CharField(choices=[('none', 'None yet'), ('draft', 'Draft'), ('approved', 'Approved'), ('corrected', 'Approved as corrected')], default='none', max_length=20, verbose_name='minutes')),
                ('is_synthetic', models.BooleanField(default=False, verbose_name='the date is made up')),
                ('noted', models.TextField(blank=True, verbose_name='what was noted')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='register.forum')),
                ('moved_to', models.ForeignKey(blank=True, help_text='For a postponed meeting: the meeting it became.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moved_from', to='register.meeting', verbose_name='moved to')),
            ],
            options={
                'ordering': ['day', 'start', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('organisation', 'Organisation'), ('place_partnership', 'Place Partnership')], default='organisation', max_length=20, verbose_name='kind')),
                ('sector', models.CharField(choices=[('council', 'Council'), ('health', 'Health'), ('education', 'Education'), ('vcse', 'Voluntary, community and social enterprise'), ('leisure', 'Leisure'), ('residents', 'Residents'), ('police', 'Police'), ('business', 'Business'), ('other', 'Another sector'), ('not_stated', 'Not stated')], default='not_stated', max_length=20, verbose_name='sector')),
                ('user_led', models.BooleanField(blank=True, help_text='Run by the people it is for, by its own word. Empty: not stated.', null=True, verbose_name='user-led')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='register.organisation', verbose_name='successors')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(help_text="A public name, or the role the source gives. Never a resident's own name without their say.", max_length=200, verbose_name='shown as')),
                ('identity', models.CharField(choices=[('pseudonymous', 'Shown by role or made-up name'), ('public', 'Shown by their public name')], default='pseudonymous', max_length=20, verbose_name='identity')),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('members', "Members of the forum, and the place's leads"), ('place', "The place's leads only")], default='members', max_length=10, verbose_name='who may see')),
                ('position', models.PositiveIntegerField(default=0, help_text="The register's order; equal ways are told in it.", verbose_name='order')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='register.organisation')),
            ],
            options={
                'verbose_name_plural': 'people',
                'ordering': ['position', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('noting', 'For noting'), ('not_stated', 'Not stated')], default='not_stated', max_length=20, verbose_name='purpose')),
                ('circulation', models.CharField(choices=[('in_advance', 'Sent round before the meeting'), ('tabled_on_day', 'Tabled on the day (UK: put before the meeting)'), ('not_stated', 'Not stated')], default='not_stated', max_length=20, verbose_name='how it was put')),
                ('due', models.DateField(blank=True, help_text="The last day it can be handed in. Empty: by the forum's rule.", null=True, verbose_name='due')),
                ('outcome', models.CharField(choices=[('not_recorded', 'Not recorded'), ('noted', 'Noted'), ('endorsed', 'Endorsed'), ('approved', 'Approved'), ('deferred', 'Deferred'), ('rejected', 'Rejected'), ('referred', 'Referred'), ('action', 'Action agreed')], default='not_recorded', max_length=20, verbose_name='outcome')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='register.meeting')),
                ('authors', models.ManyToManyField(blank=True, related_name='papers_written', to='register.person', verbose_name='authors')),
                ('presenter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='papers_presented', to='register.person', verbose_name='presented by')),
                ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='register.subject')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='chaired_by',
            field=models.ForeignKey(blank=True, help_text="Only where somebody else than the forum's chair took it.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='chaired', to='register.person', verbose_name='chaired by'),
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('neighbourhood', 'Neighbourhood'), ('ward', 'Ward'), ('borough', 'Borough'), ('city_region', 'City-region'), ('nation', 'Nation')], max_length=20, verbose_name='kind')),
                ('nation', models.CharField(choices=[('ENG', 'England'), ('SCT', 'Scotland'), ('WLS', 'Wales'), ('NIR', 'Northern Ireland')], default='ENG', help_text='Whose bank holidays count as no working day.', max_length=3, verbose_name='nation')),
                ('time_zone', models.CharField(default='Europe/London', max_length=50, verbose_name='time zone')),
                ('inside', models.ForeignKey(blank=True, help_text='The larger place it is part of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='register.place', verbose_name='inside')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='register.place'),
        ),
        migrations.AddField(
            model_name='layer',
            name='place',
            field=models.ForeignKey(blank=True, help_text='Empty: used by every place that has none of its own.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='layers', to='register.place'),
        ),
        migrations.AddField(
            model_name='forum',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='register.place', verbose_name='place'),
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('start', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='until')),
                ('forum', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='register.forum')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='register.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='register.person')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='register.place')),
            ],
            options={
                'verbose_name_plural': 'aliases',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='register.organisation')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PostHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('start', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='until')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='post_holdings', to='register.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='register.post')),
            ],
            options={
                'ordering': ['post', 'start'],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('from_meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_made', to='register.meeting', verbose_name='from the meeting')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='register.paper')),
                ('to_forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_received', to='register.forum', verbose_name='to the forum')),
            ],
            options={
                'ordering': ['from_meeting', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RegisterVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='register_version_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('name', models.CharField(help_text='What the seat is called: “Public Health”, “other senior system leaders (not named)”.', max_length=200, verbose_name='name')),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice-chair'), ('member', 'Member'), ('officer', 'Officer'), ('observer', 'Observer')], default='member', max_length=20, verbose_name='role')),
                ('speaks_for', models.CharField(blank=True, help_text='The group it speaks for: “SEND community”.', max_length=200, verbose_name='speaks for')),
                ('mandate', models.CharField(choices=[('elected', 'Elected'), ('appointed', 'Appointed'), ('self', 'Speaks for themselves'), ('lived_experience', 'Lived experience'), ('not_stated', 'Not stated')], default='not_stated', max_length=20, verbose_name='mandate')),
                ('is_aggregate', models.BooleanField(default=False, help_text='A group the source does not name. It never carries.', verbose_name='several people, not named')),
                ('how_many', models.PositiveIntegerField(blank=True, help_text='For several people not named. Empty: number unknown.', null=True, verbose_name='how many')),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('members', "Members of the forum, and the place's leads"), ('place', "The place's leads only")], default='public', max_length=10, verbose_name='who may see')),
                ('sensitive', models.BooleanField(default=False, help_text="Holding it reveals a disability or another protected trait. Shown to the place's leads only.", verbose_name='sensitive')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='register.forum')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='register.organisation')),
            ],
            options={
                'ordering': ['forum', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('start', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='until')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='register.person')),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='register.post')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to='register.seat')),
            ],
            options={
                'ordering': ['seat', 'start', 'id'],
            },
        ),
        migrations.CreateModel(
            name='StandingItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('start', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, help_text='The day after its last day.', null=True, verbose_name='until')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standing_items', to='register.forum')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='standing_items', to='register.person', verbose_name='owner')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_items', to='register.subject')),
            ],
            options={
                'ordering': ['forum', 'start', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OpenChannel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('kind', models.CharField(choices=[('post', 'Public post'), ('call', 'Public call'), ('event', 'Event')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=300, verbose_name='what it was')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='made public on')),
                ('answered_on', models.DateField(blank=True, help_text='Empty: the date is not recorded.', null=True, verbose_name='answered on')),
                ('to_forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='open_channels', to='register.forum', verbose_name='reaches')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='channels_answered', to='register.person', verbose_name='answered by')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='open_channels', to='register.place')),
                ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='open_channels', to='register.subject')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('status', models.CharField(choices=[('present', 'Present'), ('apologies', 'Apologies'), ('absent', 'Absent'), ('substitute', 'Substitute'), ('expected', 'Expected'), ('not_recorded', 'Not recorded'), ('invited', 'Invited for one item')], default='not_recorded', max_length=20, verbose_name='status')),
                ('listens_only', models.BooleanField(default=False, help_text='There to observe: hears, does not raise.', verbose_name='listens only')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='register.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='register.person')),
                ('substitute_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='substituted', to='register.person', verbose_name='substitute for')),
                ('invited_for', models.ForeignKey(blank=True, help_text='The one subject an invitee is there for.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='register.subject', verbose_name='invited for')),
            ],
            options={
                'ordering': ['meeting', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name used in addresses and workbooks. It stays when the name changes.', max_length=100, unique=True, verbose_name='key')),
                ('source', models.CharField(blank=True, help_text='Where this comes from: a document, a page, or “synthetic”.', max_length=500, verbose_name='source')),
                ('number', models.CharField(max_length=20, verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('noting', 'For noting'), ('not_stated', 'Not stated')], default='not_stated', max_length=20, verbose_name='purpose')),
                ('outcome', models.CharField(choices=[('not_recorded', 'Not recorded'), ('noted', 'Noted'), ('endorsed', 'Endorsed'), ('approved', 'Approved'), ('deferred', 'Deferred'), ('rejected', 'Rejected'), ('referred', 'Referred'), ('action', 'Action agreed')], default='not_recorded', max_length=20, verbose_name='outcome')),
                ('needs_paper', models.BooleanField(default=True, help_text='Off: it stands on the agenda without a paper.', verbose_name='needs a paper')),
                ('slot', models.CharField(choices=[('kept', 'Kept'), ('missed', 'Missed'), ('not_recorded', 'Not recorded')], default='not_recorded', max_length=20, verbose_name='standing item kept')),
                ('restricted', models.BooleanField(default=False, verbose_name='taken without the public')),
                ('noted', models.TextField(blank=True, verbose_name='what was noted')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='register.meeting')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='agenda_items', to='register.paper')),
                ('standing_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='agenda_items', to='register.standingitem')),
                ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='register.subject')),
            ],
            options={
                'ordering': ['meeting', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['position', 'name', 'id'], name='people_in_register_order'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['day', 'start', 'id'], name='meetings_in_time_order'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['forum', 'day'], name='meetings_of_a_forum'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('end__isnull', True), models.Q(('end__gt', models.F('start')), ('start__isnull', False)), _connector='OR'), name='meeting_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('moved_to__isnull', True), ('status', 'postponed'), _connector='OR'), name='meeting_moved_only_when_postponed'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('forum', 'day', 'start'), name='meeting_once_a_forum_and_time'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('start__isnull', True)), fields=('forum', 'day'), name='meeting_once_a_forum_and_day_without_time'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('name', 'inside'), name='place_once_in_its_larger_place'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(condition=models.Q(('inside__isnull', True)), fields=('name',), name='place_once_at_the_top'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('inside', models.F('id')), _negated=True), name='place_not_inside_itself'),
        ),
        migrations.AddConstraint(
            model_name='layer',
            constraint=models.UniqueConstraint(fields=('place', 'position'), name='layer_order_once_a_place'),
        ),
        migrations.AddConstraint(
            model_name='layer',
            constraint=models.UniqueConstraint(condition=models.Q(('place__isnull', True)), fields=('position',), name='layer_order_once_for_all_places'),
        ),
        migrations.AddIndex(
            model_name='forum',
            index=models.Index(fields=['position', 'name', 'id'], name='forums_in_register_order'),
        ),
        migrations.AddConstraint(
            model_name='forum',
            constraint=models.CheckConstraint(condition=models.Q(('opened__isnull', True), ('closed__isnull', True), ('opened__lt', models.F('closed')), _connector='OR'), name='forum_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='forum',
            constraint=models.CheckConstraint(condition=models.Q(('quorum__isnull', True), ('quorum__gte', 1), _connector='OR'), name='forum_quorum_is_at_least_one'),
        ),
        migrations.AddConstraint(
            model_name='alias',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('forum__isnull', True), ('organisation__isnull', True), ('person__isnull', True), ('place__isnull', False)), models.Q(('forum__isnull', False), ('organisation__isnull', True), ('person__isnull', True), ('place__isnull', True)), models.Q(('forum__isnull', True), ('organisation__isnull', False), ('person__isnull', True), ('place__isnull', True)), models.Q(('forum__isnull', True), ('organisation__isnull', True), ('person__isnull', False), ('place__isnull', True)), _connector='OR'), name='alias_names_exactly_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='alias',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', True), ('until__isnull', True), ('start__lt', models.F('until')), _connector='OR'), name='alias_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='postholding',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', True), ('until__isnull', True), ('start__lt', models.F('until')), _connector='OR'), name='post_holding_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(fields=('paper', 'from_meeting', 'to_forum'), name='referral_once'),
        ),
        migrations.AddIndex(
            model_name='seat',
            index=models.Index(fields=['forum', 'position', 'id'], name='seats_of_a_forum_in_order'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(('is_aggregate', True), ('how_many__isnull', True), _connector='OR'), name='seat_number_only_for_several'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', True), ('until__isnull', True), ('start__lt', models.F('until')), _connector='OR'), name='sitting_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('post__isnull', True)), models.Q(('person__isnull', True), ('post__isnull', False)), _connector='OR'), name='sitting_is_a_person_or_a_post'),
        ),
        migrations.AddConstraint(
            model_name='standingitem',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', True), ('until__isnull', True), ('start__lt', models.F('until')), _connector='OR'), name='standing_item_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='attendance_once_a_meeting_and_person'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'substitute'), ('substitute_for__isnull', False)), models.Q(models.Q(('status', 'substitute'), _negated=True), ('substitute_for__isnull', True)), _connector='OR'), name='attendance_substitute_says_for_whom'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('substitute_for__isnull', True), models.Q(('substitute_for', models.F('person')), _negated=True), _connector='OR'), name='attendance_nobody_stands_in_for_themselves'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'invited'), _negated=True), ('invited_for__isnull', False), _connector='OR'), name='attendance_invited_for_something'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(condition=models.Q(('standing_item__isnull', False)), fields=('meeting', 'standing_item'), name='agenda_item_once_a_standing_item'),
        ),
    ]
