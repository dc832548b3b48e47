"""How a keyword is cut alone is kept, so that a publish does not cut again what it received.

Keywords that were followed before are cut by the next nightly round; until then each publish cuts those it meets.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feeds", "0005_keywords_are_open")]

    operations = [
        migrations.AddField(model_name="anchor", name="cut", field=models.IntegerField(null=True)),
    ]
