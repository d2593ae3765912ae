import logging

logger = logging.getLogger(__name__)


def login(username, password):
    # ruleid: python-credential-logged
    logger.info("login of %s with %s", username, password)


def register(user):
    # ruleid: python-credential-logged
    logging.debug(f"new account {user.name} / {user.password}")


class Client:
    def refresh(self, response):
        # ruleid: python-credential-logged
        self.logger.warning("token is " + response.access_token)


def form_handler(form):
    # ruleid: python-credential-logged
    logger.error("rejected: {}".format(form["password"]))


def login_safe(username, password):
    # ok: python-credential-logged
    logger.info("login of %s", username)
    # ok: python-credential-logged
    logger.debug("password has %d characters", len(password))


def policy(min_password, password_policy):
    # ok: python-credential-logged
    logger.info("policy %s", password_policy)


def masked(api_key):
    # ok: python-credential-logged
    logger.info("key ends with %s", api_key[-4:])
