import javax.net.ssl.*;

class Protocols {
    SSLContext ssl() throws Exception {
        // ruleid: java-old-tls-version
        return SSLContext.getInstance("TLS");
    }

    SSLContext old() throws Exception {
        // ruleid: java-old-tls-version
        SSLContext context = SSLContext.getInstance("TLS");
        return context;
    }

    void socket(SSLSocket socket) {
        // ruleid: java-old-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.2"});
    }

    SSLContext negotiated() throws Exception {
        // ok: java-old-tls-version
        return SSLContext.getInstance("TLS");
    }

    SSLContext current() throws Exception {
        // ok: java-old-tls-version
        return SSLContext.getInstance("TLSv1.3");
    }

    void newSocket(SSLSocket socket) {
        // ok: java-old-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
    }
}
