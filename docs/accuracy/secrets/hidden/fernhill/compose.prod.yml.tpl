# Fernhill Freight: production stack. Deployed by hand from the ops laptop.
name: fernhill
services:
  api:
    image: registry.fernhill.example/api@sha256:«N hash|{hex:64}»
    environment:
      DATABASE_URL: postgres://freight_rw:«T url-credential|{base62:18}»@db-1.fernhill.internal:5432/freight?sslmode=require
      REDIS_URL: redis://:«T url-credential|{base62:32}»@cache.fernhill.internal:6379/0
      BROKER_URL: "amqp://dispatch:«T url-credential|Rail{digits:3}-siding»@mq.fernhill.internal/%2Ffreight"
      SECRET_KEY_BASE: «T generic|{hex:128}»
      SMTP_PASSWORD: '«T password|{password:16}»'
      SENTRY_DSN: ${«N reference|SENTRY_DSN»:?missing}
      JWT_PUBLIC_KEY_FILE: «N reference|/run/secrets/jwt_public.pem»
      PASSWORD_MIN_LENGTH: "«N constant|12»"
      TOKEN_TTL: «N constant|86400s»
      FEATURE_TOKEN_ROTATION: "«N flag|enabled»"
    depends_on: [db, cache]
  db:
    image: postgres:16.4
    environment:
      - POSTGRES_USER=freight_rw
      - POSTGRES_PASSWORD=«T password|hollow-Lantern-{digits:2}-quay»
      - POSTGRES_INITDB_ARGS=--auth-host=«N constant|scram-sha-256»
      - PGPASSFILE=«N reference|/var/lib/postgresql/.pgpass»
  cache:
    image: redis:7
    command: ["redis-server", "--requirepass", "«T password|{base62:32}»", "--maxmemory", "256mb"]
  minio:
    image: minio/minio
    environment:
      MINIO_ROOT_USER: fernhill
      MINIO_ROOT_PASSWORD: «T password|{base62:20}»
      MINIO_KMS_SECRET_KEY: fernhill-key:«T generic|{base64:42}c=»
  grafana:
    image: grafana/grafana:11.2.0
    environment:
      GF_SECURITY_ADMIN_PASSWORD__FILE: «N reference|/run/secrets/grafana_admin»
      GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: «N reference|$__file{/run/secrets/oauth}»
      GF_DATABASE_PASSWORD: «N reference|${GRAFANA_DB_PASSWORD}»
    labels:
      traefik.http.middlewares.auth.basicauth.users: "ops:«N password-hash|$$apr1$$h6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/»"
      build.commit: «N hash|{hex:40}»
secrets:
  jwt_public.pem:
    file: «N reference|./secrets/jwt_public.pem»
  grafana_admin:
    external: true
    name: «N identifier|fernhill_grafana_admin_v3»
