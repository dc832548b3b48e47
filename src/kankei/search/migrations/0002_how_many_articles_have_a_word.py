from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_the_index_of_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="WordCount",
            fields=[
                ("word", models.CharField(max_length=520, primary_key=True, serialize=False)),
                ("articles", models.PositiveIntegerField()),
            ],
        ),
    ]
