package stage.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Settings of the desk. */
public final class Settings {
    private static final Properties PROPERTIES = new Properties();

    static {
        try (InputStream stream = Settings.class.getResourceAsStream("/theatre.properties")) {
            PROPERTIES.load(stream);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Settings() {
    }

    public static String get(String name) {
        return PROPERTIES.getProperty(name, "");
    }

    public static List<String> list(String name) {
        return List.of(get(name).split(","));
    }
}
