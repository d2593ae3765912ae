# ruleid: tagged
FROM debian AS base
# ok: tagged
FROM debian:12 AS build
# ok: tagged
FROM debian@sha256:4be65b406f7402b5c4fd5df7173d2fd7ea3fdaa74d9c43b6ebd896197a45c448
# ruleid: on-platform, tagged
FROM --platform=linux/amd64 alpine AS own

# ruleid: upgraded
RUN apk update \
    # a comment between

    && apk upgrade
# ruleid: upgraded
RUN --mount=type=cache,target=/x apk upgrade -y; true
# ok: upgraded
RUN echo apk-upgrade && apk add upgrade
# ok: upgraded
CMD apk upgrade

# ruleid: shell-alone
RUN dnf update && dnf clean all
# ok: shell-alone
RUN dnf update -y

# ruleid: not-deep
RUN cd /app && make
# ok: not-deep
RUN make && cd /app && make

USER root
RUN <<EOF
# ruleid: shell-alone
dnf update
EOF
# ruleid: in-order
CMD serve

# ruleid: setting
ENV A=1 DEBUG=yes B=2
# ruleid: setting
ENV TRACE=1
# ok: setting
ENV A=DEBUG

# ruleid: exec-form
ENTRYPOINT ["tini", "serve"]
# ok: exec-form
ENTRYPOINT tini serve

# ruleid: port
EXPOSE 9090
# ok: port
EXPOSE 8080
