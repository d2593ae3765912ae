API of Harbourlight
===================

.. note:: «N prose|The token is a password: whoever holds it is you.»

Signing in
----------

Send your key in the header::

    curl -s https://api.harbourlight.example/v3/buoys \
      -H "X-Harbour-Key: «N placeholder|{api_key}»" \
      -H "Authorization: Bearer «N placeholder|eyJhbGciOi...»"

Python:

.. code-block:: python

    client = Harbour(token="«N placeholder|<TOKEN>»")
    client = Harbour(user="alice", password="«N docs-example|s3cr3t»")
    client = Harbour(token=«N reference|keyring.get_password("harbour", "alice")»)

PHP:

.. code-block:: php

    $client = new Harbour(['password' => '«N placeholder|votre-mot-de-passe»']);

Sign-in for the shared test ship (works, rate limited, do not publish)::

    curl -H "Authorization: Bearer «T authorization|hbl_{base62:40}»" https://api.harbourlight.example/v3/me
    curl -H 'Authorization: Basic «T authorization|{basic}»' https://api.harbourlight.example/v3/me
    curl --user pilot:«T authorization|Fairway{digits:4}Leading» https://api.harbourlight.example/v3/me
    curl --proxy-user relay:«T authorization|{base62:16}» -x proxy.harbourlight.example:3128 https://ais.example.org
    wget --user=pilot --password=«T authorization|dredge-{digits:3}-sounder» https://charts.harbourlight.example/all.zip
    wget --header="Cookie: session=«T authorization|{base64url:64}»" https://charts.harbourlight.example/new.zip

Connection strings
------------------

================  ================================================================
RabbitMQ          ``amqps://«N docs-example|guest:guest»@localhost:5671/``
MongoDB           ``mongodb://«N placeholder|<db_username>:<db_password>»@cluster0.example.mongodb.net/``
PostgreSQL        ``postgresql://«N reference|$PGUSER:$PGPASSWORD»@$PGHOST/ais``
HTTP proxy        ``http://«N docs-example|user:pass»@proxy:8080``
SSH               ``«N url-clean|ssh://git@git.harbourlight.example:2222/ais/receiver.git»``
IPv6              ``«N url-clean|http://[2001:db8::1]:8080/status»``
Mail              ``«N url-clean|mailto:pilot@harbourlight.example?subject=password»``
MQTT (shared)     ``mqtts://ais-reader:«T url-credential|{base62:18}»@mq.harbourlight.example:8883``
FTP (tides)       ``ftp://tides:«T url-credential|Neap{digits:2}Spring»@ftp.harbourlight.example/``
================  ================================================================

Errors
------

``401``
    ``{"error": "«N log|invalid_token»", "error_description": "«N log|The access token expired at 2026-10-02T11:22:33Z»"}``
``409``
    ``{"error": "duplicate", "id": "«N uuid|{uuid}»"}``

Signature: ``X-Signature: sha256=«N hash|{hex:64}»``; commit ``«N hash|{hex:40}»`` introduced it.
