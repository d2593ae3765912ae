import smtplib
from email.message import EmailMessage

from flask import request


def send(subject):
    with smtplib.SMTP_SSL("mail.example") as smtp:
        # ruleid: python-mail-from-request
        smtp.sendmail("shop@example.com", "desk@example.com", f"Subject: {subject}\n\nhello")


def send_whole(subject):
    smtp = smtplib.SMTP_SSL("mail.example")
    text = "Subject: %s\n\nhello" % subject
    # ruleid: python-mail-from-request
    smtp.sendmail("shop@example.com", ["desk@example.com"], text)


def send_safely(subject):
    message = EmailMessage()
    message["Subject"] = subject
    smtp = smtplib.SMTP_SSL("mail.example")
    # ok: python-mail-from-request
    smtp.send_message(message)
    # ok: python-mail-from-request
    smtp.sendmail("shop@example.com", "desk@example.com", message.as_string())
    # ok: python-mail-from-request
    smtp.sendmail("shop@example.com", "desk@example.com", "Subject: order\n\n" + str(int(subject)))


def view():
    send(request.form["subject"])
    send_whole(request.form["subject"])
    send_safely(request.form["subject"])
    smtp = smtplib.SMTP("localhost")
    # ruleid: python-mail-from-request
    smtp.sendmail("a@example.com", "b@example.com", "To: " + request.form["to"] + "\n\nhello")
