import java.io.*;
import java.net.*;

class Fetcher {
    String page(String address) throws IOException {
        // ruleid: java-url-parameter-opened
        try (InputStream in = new URL(address).openStream()) {
            return new String(in.readAllBytes());
        }
    }

    URLConnection connect(int timeout, String address) throws IOException {
        // ruleid: java-url-parameter-opened
        URLConnection connection = new URL(address).openConnection();
        connection.setReadTimeout(timeout);
        return connection;
    }

    InputStream open(String address) throws IOException {
        // ruleid: java-url-parameter-opened
        return URI.create(address).toURL().openStream();
    }

    InputStream fixed() throws IOException {
        // ok: java-url-parameter-opened
        return new URL("https://updates.example.com/list").openStream();
    }

    URL parse(String address) throws IOException {
        // ok: java-url-parameter-opened
        return new URL(address);
    }

    InputStream resource(String name) {
        // ok: java-url-parameter-opened
        return Fetcher.class.getResourceAsStream(name);
    }
}
