from flask import Blueprint, Flask, abort, g, jsonify, request, session
from flask_limiter import Limiter

app = Flask(__name__)
limiter = Limiter(app=app)
orders = Blueprint("orders", __name__, url_prefix="/orders")
office = Blueprint("office", __name__, url_prefix="/admin")


@app.route("/newsletter", methods=["POST"])
@limiter.limit("5/minute")
def newsletter():
    return jsonify(mailer.add(request.form["mail"]))


@app.route("/sign-in", methods=["POST"])
def sign_in():
    user = User.query.filter_by(name=request.form["name"]).first()
    if user is None or not user.check_password(request.form["password"]):
        abort(401)
    session["user"] = user.id
    return jsonify(ok=True)


@app.route("/admin/sign-in", methods=["POST"])
@limiter.limit("5/minute")
def admin_sign_in():
    user = User.query.filter_by(name=request.form["name"]).first()
    if user is None or not user.check_password(request.form["password"]):
        abort(401)
    session["user"] = user.id
    return jsonify(ok=True)


@orders.route("/<int:order_id>", methods=["GET"])
@login_required
def show(order_id):
    order = Order.query.get(order_id)
    return jsonify(order.total)


@orders.route("/<int:order_id>/cancel", methods=["POST"])
@login_required
def cancel(order_id):
    order = Order.query.filter_by(id=order_id, customer_id=current_user.id).first_or_404()
    order.cancelled = True
    db.session.commit()
    return "", 204


@orders.route("/", methods=["POST"])
@login_required
def place():
    data = request.get_json()
    db.session.add(Order(**data))
    db.session.commit()
    return "", 201


@orders.route("/<int:order_id>", methods=["DELETE"])
def remove(order_id):
    Order.query.filter_by(id=order_id).delete()
    db.session.commit()
    return "", 204


@app.route("/webhooks/payment", methods=["POST"])
def payment():
    mark_paid(request.get_json()["order"])
    return "", 204


# ok: python-route-without-permission
@office.route("/prices", methods=["POST"])
@login_required
@permission_required("prices")
def prices():
    db.session.add(Price(article=request.json["article"], cents=request.json["cents"]))
    db.session.commit()
    return "", 204


# ok: python-route-without-permission
@office.route("/suppliers", methods=["POST"])
@login_required
@permission_required("suppliers")
def suppliers():
    db.session.add(Supplier(name=request.json["name"]))
    db.session.commit()
    return "", 204


# ruleid: python-route-without-permission
@office.route("/credit", methods=["POST"])
@login_required
def credit():
    customer = Customer.query.filter_by(mail=request.json["mail"]).first()
    customer.credit = request.json["credit"]
    db.session.commit()
    return "", 204


app.register_blueprint(orders)
app.register_blueprint(office)
