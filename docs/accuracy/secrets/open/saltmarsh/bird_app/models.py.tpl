from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Observer(AbstractUser):
    password = models.CharField(_("«N translation|password»"), max_length=128)
    api_token = models.CharField(max_length=64, unique=True, default=«N reference|generate_token»)
    reset_key = models.UUIDField(default=«N reference|uuid.uuid4», editable=False)
    secret_question = models.CharField(max_length=200, help_text=_("«N translation|Your first bird?»"))

    class Meta:
        permissions = [("rotate_token", "«N translation|Can rotate API tokens»"), ("view_secret", "Can view secrets")]
        indexes = [models.Index(fields=["api_token"], name="«N identifier|observer_api_token_5c2d1f_idx»")]


class TokenKind(models.TextChoices):
    ACCESS = "«N constant|access-token»", _("Access token")
    DEVICE = "«N constant|device-token-v2»", _("Device token")
    PASSWORD = "«N constant|password-grant»", _("Password")


class Migration(models.Model):
    dependencies = [("birds", "«N identifier|0042_auto_20260917_1203_password_hash»")]
    swappable = "AUTH_USER_MODEL"


FORM_FIELDS = {
    "password1": {"label": _("«N translation|New password»"), "widget": "«N type-name|django.forms.PasswordInput»"},
    "csrfmiddlewaretoken": {"widget": "«N type-name|HiddenInput»"},
}

TEMPLATE = '<input type="hidden" name="csrfmiddlewaretoken" value="«N csrf|{base62:64}»">'
SIGNER_SALT = "«N constant|birds.signing.observer.salt»"
CACHE_KEY = "«N cache-key|birds:observer:%(pk)s:api-token»"
PASSWORD_CHANGED = _("«N translation|Your password was changed, please sign in again.»")
WEAK = {"«N test-dummy|123456»", "«N test-dummy|password»", "qwerty", "kingfisher"}
LEGACY_SIGNING = "«T generic|{base62:50}»"
MIGRATION_PASSWORD = "«T password|Redshank{digits:4}!dyke»"
