import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;

class XmlReader {
    Document chained(InputStream in) throws Exception {
        // ruleid: java-xxe-document-builder
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }

    Document plain(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // ruleid: java-xxe-document-builder
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(in);
    }

    Document namespaces(InputStream in) throws Exception {
        DocumentBuilderFactory dbf = DocumentBuilderFactory.newInstance();
        dbf.setNamespaceAware(true);
        try {
            // ruleid: java-xxe-document-builder
            return dbf.newDocumentBuilder().parse(in);
        } finally {
            in.close();
        }
    }

    Document hardened(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe-document-builder
        return factory.newDocumentBuilder().parse(in);
    }

    Document tried(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        // ok: java-xxe-document-builder
        return factory.newDocumentBuilder().parse(in);
    }

    Document attributes(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // ok: java-xxe-document-builder
        return factory.newDocumentBuilder().parse(in);
    }

    Document empty() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // ok: java-xxe-document-builder
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.newDocument();
    }

    Document helper(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        XmlHardening.apply(factory);
        // ok: java-xxe-document-builder
        return factory.newDocumentBuilder().parse(in);
    }
}
