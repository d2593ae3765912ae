import java.io.InputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;

class Stax {
    XMLStreamReader plain(InputStream in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // ruleid: java-xxe-xml-input-factory
        return factory.createXMLStreamReader(in);
    }

    XMLEventReader events(InputStream in) throws Exception {
        XMLInputFactory xif = XMLInputFactory.newFactory();
        // ruleid: java-xxe-xml-input-factory
        XMLEventReader reader = xif.createXMLEventReader(in, "UTF-8");
        return reader;
    }

    XMLStreamReader chained(InputStream in) throws Exception {
        // ruleid: java-xxe-xml-input-factory
        return XMLInputFactory.newInstance().createXMLStreamReader(in);
    }

    XMLStreamReader hardened(InputStream in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: java-xxe-xml-input-factory
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader entities(InputStream in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        // ok: java-xxe-xml-input-factory
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader given(XMLInputFactory factory, InputStream in) throws Exception {
        // ok: java-xxe-xml-input-factory
        return factory.createXMLStreamReader(in);
    }
}
