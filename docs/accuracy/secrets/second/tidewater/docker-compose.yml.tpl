# The harbour office on one machine.
services:
  db:
    image: postgres:16@«N hash|sha256:{hex:64}»
    environment:
      POSTGRES_USER: harbour
      POSTGRES_PASSWORD: "«T password|Dredger{digits:3}mud»"
      POSTGRES_INITDB_ARGS: "--auth-host=«N constant|scram-sha-256»"
      PGDATA: «N constant|/var/lib/postgresql/data/pgdata»
  rabbit:
    image: rabbitmq:3-management
    environment:
      - RABBITMQ_DEFAULT_USER=harbour
      - RABBITMQ_DEFAULT_PASS=«T password|{base62:14}»
      - RABBITMQ_ERLANG_COOKIE=«T generic|{upper:20}»
  minio:
    image: minio/minio
    environment:
      MINIO_ROOT_USER: «N identifier|harbour-root»
      MINIO_ROOT_PASSWORD: «T password|Bollard!{digits:4}»
  web:
    build: .
    environment:
      DATABASE_URL: postgres://harbour:«N reference|${DB_PASSWORD:?set it in .env}»@db/harbour
      SECRET_KEY_FILE: «N reference|/run/secrets/django_secret_key»
      API_TOKEN: «N reference|${API_TOKEN}»
      SESSION_TTL: "«N constant|86400»"
    secrets: [django_secret_key]
    labels:
      - "traefik.http.middlewares.office.basicauth.users=office:«N password-hash|$$2y$$05${base62:22}{base62:31}»"
  grafana:
    image: grafana/grafana
    environment:
      GF_SECURITY_ADMIN_PASSWORD__FILE: «N reference|/run/secrets/grafana_admin»
      GF_AUTH_GENERIC_OAUTH_CLIENT_ID: «N public-id|grafana-office»
      GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: «T generic|{base62:32}»
      GF_AUTH_GENERIC_OAUTH_TOKEN_URL: «N url-clean|https://id.tidewater.example/oauth2/token»
secrets:
  django_secret_key:
    file: «N reference|./secrets/django_secret_key»
  grafana_admin:
    external: true
    name: «N identifier|grafana_admin_v3»
