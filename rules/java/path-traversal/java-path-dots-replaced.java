class Uploads {
    File target(File folder, String name) {
        // ruleid: java-path-dots-replaced
        return new File(folder, name.replace("../", ""));
    }

    String clean(String name) {
        // ruleid: java-path-dots-replaced
        return name.replaceAll("\\.\\./", "");
    }

    String common(String name) {
        // ruleid: java-path-dots-replaced
        return StringUtils.remove(name, "../");
    }

    String good(String name) {
        // ok: java-path-dots-replaced
        String text = name.replace("\\", "/");
        // ok: java-path-dots-replaced
        text = text.replaceAll("[^a-z0-9]", "");
        // ok: java-path-dots-replaced
        return text.replace("./", "");
    }
}
