"""Wrong tries are counted by who and from where; they use up no code any more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['about', 'at'], name='wrong_tries_about_one'), models.Index(fields=['at'], name='wrong_tries_in_time_order')],
            },
        ),
        migrations.RemoveField(
            model_name='signincode',
            name='tries',
        ),
    ]
