class Lists {
    fun spool(text: String): File {
        // ruleid: kotlin-named-temp-file
        val file = File("/tmp/list.txt")
        file.writeText(text)
        return file
    }

    fun dump(text: String) {
        // ruleid: kotlin-named-temp-file
        Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "deliveries.csv"), text)
    }

    fun print(text: String) {
        // ruleid: kotlin-named-temp-file
        FileWriter("/tmp/list.txt").use { it.write(text) }
    }

    fun own(text: String): File {
        // ok: kotlin-named-temp-file
        val file = File.createTempFile("list", ".txt")
        file.writeText(text)
        return file
    }

    fun kept(text: String) {
        // ok: kotlin-named-temp-file
        File("/srv/lists/deliveries.csv").writeText(text)
    }

    fun random(text: String) {
        // ok: kotlin-named-temp-file
        File(System.getProperty("java.io.tmpdir"), UUID.randomUUID().toString()).writeText(text)
    }

    fun guessed(text: String) {
        // ruleid: kotlin-named-temp-file
        File("/tmp/list-${System.currentTimeMillis()}.csv").writeText(text)
        // ok: kotlin-named-temp-file
        File("/tmp/list-${UUID.randomUUID()}.csv").writeText(text)
    }
}
