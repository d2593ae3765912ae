"""The worker's application."""
from celery import Celery

from . import settings

app = Celery("postroom", broker=settings.BROKER, include=["postroom.tasks"])
app.conf.update(task_serializer="json", accept_content=["json"], task_time_limit=300)
