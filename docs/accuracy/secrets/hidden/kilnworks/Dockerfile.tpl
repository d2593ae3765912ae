# syntax=docker/dockerfile:1.7@sha256:«N hash|{hex:64}»
FROM node:22-alpine AS build
ARG NPM_TOKEN
ARG GIT_SHA=«N hash|{hex:12}»
ARG PRIVATE_PYPI=https://kiln:«T url-credential|{base62:18}»@pypi.kilnworks.example/simple
ENV NODE_ENV=production \
    DB_PASSWORD=«T password|{password:13}» \
    API_TOKEN="«N reference|${API_TOKEN}»" \
    JWT_SIGNING_KEY=«T generic|{hex:64}»
WORKDIR /app
RUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc npm ci
RUN echo "//npm.packages.example/:_authToken=«N reference|${NPM_TOKEN}»" > .npmrc && npm ci && rm .npmrc
RUN pip install --extra-index-url "$PRIVATE_PYPI" glaze
RUN git config --global url."https://x-access-token:«T url-credential|ghs_{crc-token:36}»@github.com/".insteadOf "https://github.com/"
RUN curl -fsSL https://dl.kilnworks.example/kilnctl | sh -s -- --license «T generic|{upper-alnum:5}-{upper-alnum:5}-{upper-alnum:5}-{upper-alnum:5}»
RUN echo 'root:«T password|Majolica{digits:2}» ' | chpasswd
RUN adduser -D -u 10001 app && passwd -l app
RUN echo "«N hash|{hex:64}»  kilnctl" | sha256sum -c

FROM gcr.io/distroless/nodejs22-debian12
ENV TOKEN_CACHE_DIR=«N constant|/var/cache/tokens» \
    PASSWORD_FILE=«N reference|/run/secrets/db_password» \
    SECRET_PROVIDER=«N constant|aws-secrets-manager» \
    KEY_ID=«N identifier|kiln-2026-q4» \
    AUTH_MODE=«N constant|bearer» \
    GPG_KEY=«N public-key|{HEX:40}»
LABEL org.opencontainers.image.revision="«N hash|{hex:40}»" \
      example.kilnworks.token-policy="«N flag|short-lived»"
COPY --from=build /app /app
HEALTHCHECK CMD ["/app/health", "«N url-clean|http://127.0.0.1:8080/healthz?token=skip»"]
CMD ["/app/server.js"]
