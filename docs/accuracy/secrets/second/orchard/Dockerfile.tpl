FROM php:8.3-fpm@«N hash|sha256:{hex:64}»
ARG COMPOSER_TOKEN=«T provider-token|ghp_{crc-token:36}»
ARG BUILD_SECRET
ENV APP_SECRET=«T generic|{hex:32}» \
    MAIL_PASSWORD="«T password|Mulberry{digits:4}»" \
    TOKEN_DIR=«N constant|/var/lib/orchard/tokens» \
    GPG_KEYS="«N public-key|{HEX:40} {HEX:40}»" \
    PHP_SHA256="«N hash|{hex:64}»"
RUN --mount=type=secret,id=«N identifier|npmrc» npm ci
RUN composer config http-basic.repo.orchard.example build «T password|{base62:16}»
RUN echo "machine git.orchard.example login build password «T password|Elder{digits:4}berry»" > ~/.netrc
RUN curl -fsSL https://deb.example/key.asc | gpg --import && echo "«N log|key imported»"
RUN useradd -p '«N password-hash|$6${base62:8}${base62:86}»' app
RUN git config --global url."https://build:«T url-credential|{base62:20}»@git.orchard.example/".insteadOf "«N url-clean|https://git.orchard.example/»"
LABEL org.opencontainers.image.revision=«N hash|{hex:40}»
HEALTHCHECK CMD curl -H "Authorization: Bearer «N reference|$HEALTH_TOKEN»" http://localhost/health
