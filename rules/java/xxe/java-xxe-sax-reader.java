import java.io.InputStream;
import java.io.StringReader;
import org.dom4j.Document;
import org.dom4j.io.SAXReader;
import org.jdom2.input.SAXBuilder;

class Invoices {
    Document dom4j(InputStream in) throws Exception {
        SAXReader reader = new SAXReader();
        // ruleid: java-xxe-sax-reader
        Document document = reader.read(in);
        return document;
    }

    Document chained(String xml) throws Exception {
        // ruleid: java-xxe-sax-reader
        return new SAXReader().read(new StringReader(xml));
    }

    org.jdom2.Document jdom(InputStream in) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        // ruleid: java-xxe-sax-reader
        return builder.build(in);
    }

    Document hardened(InputStream in) throws Exception {
        SAXReader reader = new SAXReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe-sax-reader
        return reader.read(in);
    }

    Document byDefault(InputStream in) throws Exception {
        SAXReader reader = SAXReader.createDefault();
        // ok: java-xxe-sax-reader
        return reader.read(in);
    }

    org.jdom2.Document noDtd(InputStream in) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        builder.setExpandEntities(false);
        // ok: java-xxe-sax-reader
        return builder.build(in);
    }

    Document copied(Object tool) throws Exception {
        String xml = stream.toXML(tool);
        // ok: java-xxe-sax-reader
        return new SAXReader().read(new StringReader(xml));
    }
}
