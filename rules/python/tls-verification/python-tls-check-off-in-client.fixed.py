import ssl

import ldap
import redis
import requests
from aiohttp import TCPConnector
from ldap3 import Tls
from pymongo import MongoClient

# ruleid: python-tls-check-off-in-client
tls = Tls(validate=ssl.CERT_REQUIRED)
# ruleid: python-tls-check-off-in-client
ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
# ruleid: python-tls-check-off-in-client
store = redis.Redis(host="cache", ssl=True, ssl_cert_reqs="required")
# ruleid: python-tls-check-off-in-client
client = MongoClient("mongodb://db", tls=True, tlsAllowInvalidCertificates=False)
# ruleid: python-tls-check-off-in-client
connector = TCPConnector(ssl=True)
session = requests.Session()
# ruleid: python-tls-check-off-in-client
session.verify = True
# ok: python-tls-check-off-in-client
tls = Tls(validate=ssl.CERT_REQUIRED)
# ok: python-tls-check-off-in-client
store = redis.Redis(host="cache", ssl=True, ssl_ca_certs="/etc/ssl/internal.pem")
# ok: python-tls-check-off-in-client
session.verify = "/etc/ssl/internal.pem"
# ok: python-tls-check-off-in-client
connector = TCPConnector(limit=10)
