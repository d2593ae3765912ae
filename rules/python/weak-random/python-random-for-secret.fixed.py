import random
import secrets
import string


def reset(user):
    # ruleid: python-random-for-secret
    token = "".join(random.SystemRandom().choice(string.ascii_letters) for _ in range(32))
    user.send(token)


def login(session):
    # ruleid: python-random-for-secret
    session.session_id = random.SystemRandom().getrandbits(128)


def generate_password(length=12):
    alphabet = string.ascii_letters + string.digits
    # ruleid: python-random-for-secret
    return "".join(random.SystemRandom().choices(alphabet, k=length))


def send_code(phone):
    # ruleid: python-random-for-secret
    otp = random.SystemRandom().randint(100000, 999999)
    phone.send(otp)


def reset_safe(user):
    # ok: python-random-for-secret
    token = secrets.token_urlsafe(32)
    user.send(token)


def generate_safe_password(length=12):
    # ok: python-random-for-secret
    return "".join(secrets.choice(string.ascii_letters) for _ in range(length))


def system_random():
    # ok: python-random-for-secret
    token = "".join(random.SystemRandom().choice(string.ascii_letters) for _ in range(32))
    return token


def roll():
    # ok: python-random-for-secret
    dice = random.randint(1, 6)
    return dice


def shuffle(tokens):
    # ok: python-random-for-secret
    random.shuffle(tokens)
    return tokens


def choose(keys):
    # ok: python-random-for-secret
    api_key = random.choice(keys)
    return api_key
