import os

DATABASES = {
    # ruleid: python-password-in-settings
    "default": {
        "NAME": "press",
        "PASSWORD": "Letterpress-Ink-5",
    },
    # ok: python-password-in-settings
    "other": {"NAME": "press", "PASSWORD": os.environ["DB_PASSWORD"]},
}
# ruleid: python-password-in-settings
SMTP_PASSWORD = "Postal-Route-77"
# ruleid: python-password-in-settings
app.config["MAIL_PASSWORD"] = "Postal-Route-78"
# ok: python-password-in-settings
SMTP_PASSWORD = os.environ["SMTP_PASSWORD"]
# ok: python-password-in-settings
ERROR_PASSWORD = "Wrong name or password."
# ok: python-password-in-settings
FIELD_PASSWORD = "password"
# ok: python-password-in-settings
SMTP_PASSWORD = "changeme-example"
