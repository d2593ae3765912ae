import shutil
import tarfile

from celery import shared_task
from flask import Flask, request

app = Flask(__name__)


def unpack(archive, folder):
    with tarfile.open(fileobj=archive) as bundle:
        # ruleid: python-foreign-archive-extracted
        bundle.extractall(folder)


@app.post("/bundle")
def bundle():
    unpack(request.files["bundle"].stream, "/srv/bundles")
    # ok: python-foreign-archive-extracted
    shutil.unpack_archive("/srv/seed.tar", "/srv/bundles")
    return "done"


@shared_task
def unpack_later(path, folder):
    # ruleid: python-foreign-archive-extracted
    shutil.unpack_archive(path, "/srv/bundles")
    tar = tarfile.open(path)
    # ruleid: python-foreign-archive-extracted
    tar.extractall("/srv/bundles")


@shared_task
def unpack_filtered(path):
    with tarfile.open(path) as bundle:
        # ok: python-foreign-archive-extracted
        bundle.extractall("/srv/bundles", filter="data")


def install():
    with tarfile.open("/usr/share/seed.tar") as bundle:
        # ok: python-foreign-archive-extracted
        bundle.extractall("/srv/seed")
