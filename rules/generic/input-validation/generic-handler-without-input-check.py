from flask import Blueprint, request

parts = Blueprint("parts", __name__)


@parts.route("/names", methods=["POST"])
def names():
    data = validate_form(request.json)
    return store.save(data)


@parts.route("/sizes", methods=["POST"])
def sizes():
    data = validate_form(request.json)
    return store.save(data)


# ok: generic-handler-without-input-check
@parts.route("/colours", methods=["POST"])
def colours():
    data = validate_form(request.json)
    return store.save(data)


@parts.route("/weights", methods=["POST"])
def weights():
    data = validate_form(request.json)
    return store.save(data)


# ruleid: generic-handler-without-input-check
@parts.route("/labels", methods=["POST"])
def labels():
    data = request.json
    return store.save(data)
