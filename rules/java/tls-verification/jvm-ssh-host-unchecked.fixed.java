class Files {
    void send(Session session, SSHClient client, SshClient mina) throws Exception {
        // ruleid: jvm-ssh-host-unchecked
        session.setConfig("StrictHostKeyChecking", "yes");
        // ruleid: jvm-ssh-host-unchecked
        client.addHostKeyVerifier(new PromiscuousVerifier());
        // ruleid: jvm-ssh-host-unchecked
        mina.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        // ok: jvm-ssh-host-unchecked
        session.setConfig("StrictHostKeyChecking", "yes");
        // ok: jvm-ssh-host-unchecked
        client.loadKnownHosts();
        // ok: jvm-ssh-host-unchecked
        mina.setServerKeyVerifier(new KnownHostsServerKeyVerifier(rejecting, file));
    }
}
