import os

# ruleid: config-private-address
DATABASE_HOST = "10.12.4.31"
# ruleid: config-private-address
BROKER = 'amqp://192.168.20.7:5672/jobs'


def connect(driver):
    # ruleid: config-private-address
    return driver.connect("172.18.3.9:5432", timeout=5)


# ok: config-private-address
NETWORK = "10.0.0.0/8"
# ok: config-private-address
PRIVATE = ["10.0.0.0", "192.168.0.0"]
# ok: config-private-address
RESOLVER = "1.1.1.1"
# ok: config-private-address
VERSION = "10.12.4"
# ok: config-private-address
HOST = os.environ.get("DATABASE_HOST")
# ok: config-private-address
# HOST = "10.12.4.31"
# ok: config-private-address
print("addresses such as 10.12.4.31 are private")
# ok: config-private-address
ALLOWED_CIDR = ("10.12.4.31", "10.12.4.32")
