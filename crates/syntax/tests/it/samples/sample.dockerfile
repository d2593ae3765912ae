# comment
FROM node:18-alpine AS build
ARG V=1
ENV KEY="a $V" B=c
RUN apt-get update && \
    apt-get install -y curl
COPY --chown=a:b . /app
USER root
EXPOSE 22
CMD ["node", "x.js"]
