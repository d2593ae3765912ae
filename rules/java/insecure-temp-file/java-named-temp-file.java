class Lists {
    Path spool(String text) throws IOException {
        // ruleid: java-named-temp-file
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "list.txt");
        Files.writeString(file, text);
        return file;
    }

    void dump(String text) throws IOException {
        // ruleid: java-named-temp-file
        Files.writeString(Path.of("/tmp/deliveries.csv"), text);
    }

    void print(String text) throws IOException {
        // ruleid: java-named-temp-file
        try (FileWriter out = new FileWriter("/tmp/list.txt")) {
            out.write(text);
        }
    }

    Path own(String text) throws IOException {
        // ok: java-named-temp-file
        Path file = Files.createTempFile("list", ".txt");
        Files.writeString(file, text);
        return file;
    }

    void kept(String text) throws IOException {
        // ok: java-named-temp-file
        Files.writeString(Path.of("/srv/lists/deliveries.csv"), text);
    }

    void random(String text) throws IOException {
        // ok: java-named-temp-file
        Path file = Path.of(System.getProperty("java.io.tmpdir"), UUID.randomUUID().toString());
        Files.writeString(file, text);
    }

    void guessed(String text) throws IOException {
        // ruleid: java-named-temp-file
        File file = new File("/tmp/list-" + System.currentTimeMillis() + ".csv");
        Files.writeString(file.toPath(), text);
    }

    File joined(String list) {
        // ruleid: java-named-temp-file
        return new File("/tmp/list-" + list);
    }

    Path resolved(String list) {
        // ruleid: java-named-temp-file
        return Path.of("/tmp").resolve(list);
    }

    File byChance() {
        // ok: java-named-temp-file
        return new File("/tmp/list-" + UUID.randomUUID());
    }
}
