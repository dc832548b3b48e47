from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("follows", "0003_readers_choose_how_they_are_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="follow",
            name="place",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterModelOptions(
            name="follow",
            options={"ordering": ["place", "created_at", "pk"]},
        ),
    ]
