import java.beans.XMLDecoder;
import java.beans.XMLEncoder;
import java.io.*;

class Beans {
    Object body(InputStream in) {
        // ruleid: java-xml-decoder
        XMLDecoder decoder = new XMLDecoder(in);
        return decoder.readObject();
    }

    Object file(File file) throws IOException {
        // ruleid: java-xml-decoder
        try (XMLDecoder d = new XMLDecoder(new BufferedInputStream(new FileInputStream(file)))) {
            return d.readObject();
        }
    }

    Object qualified(InputStream in) {
        // ruleid: java-xml-decoder
        return new java.beans.XMLDecoder(in).readObject();
    }

    void write(Object bean, OutputStream out) {
        // ok: java-xml-decoder
        try (XMLEncoder encoder = new XMLEncoder(out)) {
            encoder.writeObject(bean);
        }
    }

    Settings json(InputStream in) throws IOException {
        // ok: java-xml-decoder
        return new ObjectMapper().readValue(in, Settings.class);
    }

    void pass(XMLDecoder decoder) {
        // ok: java-xml-decoder
        decoder.close();
    }
}
