from flask import Flask, request

from models import User, UserSchema, db

app = Flask(__name__)


@app.post("/users")
def create():
    # ruleid: python-mass-assignment-of-request
    db.session.add(User(**request.get_json()))
    db.session.commit()
    return "created", 201


@app.put("/users/<int:user_id>")
def update(user_id):
    user = db.session.get(User, user_id)
    data = request.get_json()
    for key, value in data.items():
        # ruleid: python-mass-assignment-of-request
        setattr(user, key, value)
    db.session.commit()
    return "ok"


def django_create(request):
    # ruleid: python-mass-assignment-of-request
    return User.objects.create(**request.data)


@app.post("/users-safe")
def create_safe():
    data = request.get_json()
    # ok: python-mass-assignment-of-request
    db.session.add(User(name=data["name"], email=data["email"]))
    return "created", 201


@app.post("/users-schema")
def create_schema():
    data = UserSchema().load(request.get_json())
    # ok: python-mass-assignment-of-request
    db.session.add(User(**data))
    return "created", 201


@app.put("/users-filtered/<int:user_id>")
def update_filtered(user_id):
    user = db.session.get(User, user_id)
    data = request.get_json()
    # ok: python-mass-assignment-of-request
    for key in ("name", "email"):
        setattr(user, key, data[key])
    return "ok"
