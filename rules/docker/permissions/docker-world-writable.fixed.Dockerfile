FROM debian:12
# ruleid: docker-world-writable
RUN chmod -R 755 /usr/bin
# ruleid: docker-world-writable
RUN mkdir /opt/app && chmod 755 /opt/app
# ruleid: docker-world-writable
RUN chmod u+rwx /etc/app.conf
# ok: docker-world-writable
RUN chmod 1777 /tmp
# ok: docker-world-writable
RUN chmod -R 755 /usr/bin
# ok: docker-world-writable
RUN chmod 777 /srv/data
