"""allauth's forms in our words; ACCOUNT_FORMS names them."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's form with our label and without its link: the page itself offers the way to a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""


class AskForLinkForm(ResetPasswordForm):  # type: ignore[misc]
    """Where the link to a new password is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """The password that somebody chooses who came by a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self.fields)


class ChangedPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The password that somebody chooses who knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password now"
        _name(self.fields)


def _name(fields: dict[str, Any]) -> None:
    fields["password1"].label = "New password"
    fields["password2"].label = "New password again"
