FROM debian:12
# ruleid: docker-http-download
ADD http://downloads.example.org/tool-1.2.tar.gz /opt/
# ruleid: docker-http-download
RUN apt-get update && wget http://downloads.example.org/tool.deb && dpkg -i tool.deb
# ruleid: docker-http-download
RUN curl -fsSL http://downloads.example.org/install.sh | sh
# ok: docker-http-download
ADD https://downloads.example.org/tool-1.2.tar.gz /opt/
# ok: docker-http-download
HEALTHCHECK CMD curl -f http://localhost:8080/health.sh
# ok: docker-http-download
RUN curl http://downloads.example.org/version
