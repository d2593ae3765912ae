import os

# ruleid: config-timeout
ORDERS_TIMEOUT = 30
# ruleid: config-timeout
HTTP_TIMEOUT_MS = 15_000
# ruleid: config-timeout
QUEUE_POLL_INTERVAL: float = 2.5

# ok: config-timeout
ORDERS_LIMIT = 30
# ok: config-timeout
HTTP_TIMEOUT = float(os.environ.get("HTTP_TIMEOUT", "10"))
# ok: config-timeout
# ORDERS_TIMEOUT = 30


def call(client):
    # ok: config-timeout
    return client.get("/orders", timeout=5)
