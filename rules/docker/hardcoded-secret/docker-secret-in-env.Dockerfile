FROM debian:12
# ruleid: docker-secret-in-env
ENV DB_PASSWORD=hunter2-for-the-test
# ruleid: docker-secret-in-env
ARG API_KEY=abc-written-for-the-test
# ruleid: docker-secret-in-env
ENV APP_HOME=/srv SESSION_SECRET="a-secret-for-the-test"
# ok: docker-secret-in-env
ENV DB_PASSWORD=
# ok: docker-secret-in-env
ARG API_KEY
# ok: docker-secret-in-env
ENV DB_PASSWORD=$DB_PASSWORD
# ok: docker-secret-in-env
ENV PASSWORD_FILE=/run/secrets/db
