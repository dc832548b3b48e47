"""The addresses that providers tell."""

from django.urls import path

from kankei.payments import views

urlpatterns = [
    path("<slug:provider>/webhook/", views.webhook, name="payments_webhook"),
]
