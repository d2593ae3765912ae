FROM debian:12
# ruleid: docker-world-writable-data
RUN mkdir /srv/data && chmod -R 777 /srv/data
# ruleid: docker-world-writable-data
RUN chmod 0777 uploads
# ruleid: docker-world-writable-data
RUN chmod a+rwx "$DATA"
# ok: docker-world-writable-data
RUN chmod 777 /usr/bin/tool
# ok: docker-world-writable-data
RUN chmod 1777 /tmp
# ok: docker-world-writable-data
RUN chmod 755 /srv/data
