import java.io.InputStream;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Config {
    Map<String, Object> read(InputStream in) {
        Yaml yaml = new Yaml();
        // ruleid: java-snakeyaml-default-constructor
        return yaml.load(in);
    }

    Object chained(String text) {
        // ruleid: java-snakeyaml-default-constructor
        return new Yaml().load(text);
    }

    Server typed(String text) {
        Yaml yaml = new Yaml(new Constructor(Server.class));
        // ruleid: java-snakeyaml-default-constructor
        return yaml.loadAs(text, Server.class);
    }

    Map<String, Object> safe(InputStream in) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        // ok: java-snakeyaml-default-constructor
        return yaml.load(in);
    }

    Object constant() {
        // ok: java-snakeyaml-default-constructor
        return new Yaml().load("a: 1");
    }

    String write(Object o) {
        // ok: java-snakeyaml-default-constructor
        return new Yaml().dump(o);
    }
}
