import ftplib
import os


def deliver(path):
    with ftplib.FTP("ftp.customs.example.org") as ftp:
        # ruleid: python-sign-in-in-clear
        ftp.login("desk", os.environ["FTP_PASSWORD"])
        with open(path, "rb") as file:
            ftp.storbinary("STOR manifest", file)


def fetch(host, user, password):
    server = ftplib.FTP(host)
    # ruleid: python-sign-in-in-clear
    server.login(user=user, passwd=password)
    return server.nlst()


def listing(host, user, password):
    # ruleid: python-sign-in-in-clear
    return ftplib.FTP(host, user, password).nlst()


def deliver_encrypted(path):
    with ftplib.FTP_TLS("ftp.customs.example.org") as ftp:
        # ok: python-sign-in-in-clear
        ftp.login("desk", os.environ["FTP_PASSWORD"])
        ftp.prot_p()


def mirror(host):
    server = ftplib.FTP(host)
    # ok: python-sign-in-in-clear
    server.login()
    return server.nlst()


def mirror_anonymous(host):
    server = ftplib.FTP(host)
    # ok: python-sign-in-in-clear
    server.login("anonymous", "guest@example.org")
    return server.nlst()
