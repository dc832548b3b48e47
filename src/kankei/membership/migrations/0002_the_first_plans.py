"""The two plans that a new newsroom starts with; the desk changes them."""

from django.db import migrations

PLANS = [("monthly", "月ぎめ会員", 1980, "month"), ("yearly", "年ぎめ会員", 19800, "year")]


def offer(apps, schema_editor):
    plan = apps.get_model("membership", "Plan")
    for slug, name, price, period in PLANS:
        plan.objects.get_or_create(
            slug=slug, defaults={"name": name, "price": price, "period": period}
        )


class Migration(migrations.Migration):
    dependencies = [("membership", "0001_plans_and_contracts")]
    operations = [migrations.RunPython(offer, migrations.RunPython.noop)]
