import paramiko


def connect(host):
    client = paramiko.SSHClient()
    # ruleid: python-paramiko-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client


def connect_class(host):
    client = paramiko.SSHClient()
    # ruleid: python-paramiko-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy)
    client.connect(host)
    return client


def connect_warning(host):
    client = paramiko.SSHClient()
    # ruleid: python-paramiko-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.WarningPolicy())
    client.connect(host)
    return client


def connect_safe(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: python-paramiko-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)
    return client


def connect_default(host):
    client = paramiko.SSHClient()
    # ok: python-paramiko-host-key-unchecked
    client.load_host_keys("/etc/ssh/ssh_known_hosts")
    client.connect(host)
    return client


class PinnedPolicy(paramiko.MissingHostKeyPolicy):
    """Compares the key with a pinned fingerprint."""


def connect_pinned(host):
    client = paramiko.SSHClient()
    # ok: python-paramiko-host-key-unchecked
    client.set_missing_host_key_policy(PinnedPolicy())
    client.connect(host)
    return client
