import random
import secrets


def pickup_code():
    # ruleid: python-random-code
    return "".join(random.SystemRandom().sample("ABCDEFGH23456789", 8))


def confirm(user):
    # ruleid: python-random-code
    user.confirmation_code = random.SystemRandom().randint(100000, 999999)
    # ruleid: python-random-code
    voucher = "".join(random.SystemRandom().choices("ABC123", k=10))
    return voucher


def safe_code():
    # ok: python-random-code
    return "".join(secrets.choice("ABCDEFGH23456789") for _ in range(8))


def colour():
    # ok: python-random-code
    return random.choice(["red", "green"])


def tile(status):
    # ok: python-random-code
    status_code = random.choice([200, 404])
    return status_code
