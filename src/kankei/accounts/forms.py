"""The library's forms, in the paper's words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms
from allauth.socialaccount.forms import SignupForm as IdentitySignupForm
from django.utils.translation import gettext_lazy as _


def _call(form: Any, **labels: Any) -> None:
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label
            form.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(forms.LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call(
            self,
            login=_("メールアドレス"),
            password=_("パスワード"),
            remember=_("この端末ではログインしたままにする"),
        )
        self.fields["password"].help_text = ""


class RegistrationForm(forms.SignupForm):  # type: ignore[misc]
    """Address and a password, typed once and shown what it must be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call(self, email=_("メールアドレス"), password1=_("パスワード"))


class IdentityRegistrationForm(IdentitySignupForm):  # type: ignore[misc]
    """The address of an account that is opened by an identity elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call(self, email=_("メールアドレス"))


class PasswordResetForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """The address that the mail goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call(self, email=_("メールアドレス"))


class CodeByMailForm(forms.RequestLoginCodeForm):  # type: ignore[misc]
    """The address that the code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call(self, email=_("メールアドレス"))
