from celery import Celery

app = Celery("letters")
# ruleid: python-pickle-in-settings
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
# ruleid: python-pickle-in-settings
app.conf.update(task_serializer="json", accept_content=["json", "pickle"])
# ruleid: python-pickle-in-settings
app.conf.task_serializer = "pickle"
# ruleid: python-pickle-in-settings
CELERY_ACCEPT_CONTENT = ["pickle"]
# ok: python-pickle-in-settings
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
# ok: python-pickle-in-settings
app.conf.accept_content = ["json"]
# ok: python-pickle-in-settings
CELERY_TASK_SERIALIZER = "json"
