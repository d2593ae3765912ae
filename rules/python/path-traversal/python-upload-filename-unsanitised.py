import os
import shutil
import uuid

from fastapi import FastAPI, File, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
UPLOADS = "/srv/uploads"


@app.post("/upload")
def upload():
    file = request.files["file"]
    # ruleid: python-upload-filename-unsanitised
    file.save(os.path.join(UPLOADS, file.filename))
    return "stored"


@app.post("/upload-formatted")
def upload_formatted():
    photo = request.files["photo"]
    # ruleid: python-upload-filename-unsanitised
    photo.save(f"{UPLOADS}/{photo.filename}")
    return "stored"


@api.post("/api/upload")
async def api_upload(document: UploadFile = File(...)):
    # ruleid: python-upload-filename-unsanitised
    with open(f"/srv/uploads/{document.filename}", "wb") as target:
        shutil.copyfileobj(document.file, target)
    return {"name": document.filename}


@app.post("/upload-two-steps")
def upload_two_steps():
    file = request.files["file"]
    path = os.path.join(UPLOADS, file.filename)
    # ruleid: python-upload-filename-unsanitised
    file.save(path)
    return "stored"


@app.post("/upload-safe")
def upload_safe():
    file = request.files["file"]
    # ok: python-upload-filename-unsanitised
    file.save(os.path.join(UPLOADS, secure_filename(file.filename)))
    return "stored"


@app.post("/upload-renamed")
def upload_renamed():
    file = request.files["file"]
    extension = os.path.splitext(file.filename)[1]
    # ok: python-upload-filename-unsanitised
    file.save(os.path.join(UPLOADS, uuid.uuid4().hex + extension))
    return "stored"


@app.post("/upload-cleaned")
def upload_cleaned():
    file = request.files["file"]
    filename = secure_filename(file.filename)
    # ok: python-upload-filename-unsanitised
    file.save(os.path.join(UPLOADS, filename))
    return "stored"


def annotate(image, records):
    # ok: python-upload-filename-unsanitised
    with open(records.filename) as source:
        # ok: python-upload-filename-unsanitised
        image.save(source.read())
