import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_outbox"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="channel",
            field=models.CharField(
                choices=[("mail", "メール"), ("push", "端末への通知")],
                default="mail",
                max_length=4,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="headers",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="message",
            name="about",
            field=models.JSONField(null=True),
        ),
        # What waited in an older outbox is due at once.
        migrations.AddField(
            model_name="message",
            name="due_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="message",
            name="to",
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="message",
            name="subject",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="message",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="message",
            name="state",
            field=models.CharField(
                choices=[
                    ("pending", "送信待ち"),
                    ("sending", "送信中"),
                    ("sent", "送信済み"),
                    ("uncertain", "不明"),
                    ("failed", "失敗"),
                    ("dropped", "取りやめ"),
                ],
                default="pending",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state", "pending")),
                fields=["due_at", "id"],
                name="messages_due",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state__in", ["sending", "uncertain", "failed"])),
                fields=["state", "taken_at"],
                name="messages_not_sent",
            ),
        ),
    ]
