import os

# ruleid: config-endpoint
ORDERS = "https://orders.prod.acme.internal/v2"
# ruleid: config-endpoint
DATABASE_HOST = 'acme-main.c1x2y3z4.eu-west-1.rds.amazonaws.com'


def connect(driver):
    # ruleid: config-endpoint
    return driver.connect("queue01.corp:5672", timeout=5)


# ok: config-endpoint
PAYMENTS = "https://api.payments.com/v1"
# ok: config-endpoint
HOST = os.environ.get("ORDERS_HOST", "localhost")
# ok: config-endpoint
METADATA = "http://metadata.google.internal/computeMetadata/v1/"
# ok: config-endpoint
# ORDERS = "https://orders.prod.acme.internal/v2"
# ok: config-endpoint
PACKAGE = "com.acme.internal.orders"
