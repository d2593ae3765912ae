import javax.xml.stream.*;
import java.io.*;

class Feeds {
    XMLStreamReader read(String xml, boolean strict) throws XMLStreamException {
        var factory = XMLInputFactory.newInstance();
        if (strict) {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }
        // ruleid: java-xxe-conditional-protection
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    XMLEventReader events(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        if (!trusted) {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }
        // ruleid: java-xxe-conditional-protection
        return factory.createXMLEventReader(in);
    }

    XMLStreamReader configured(Reader in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        if (settings.isSecure()) {
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }
        // ruleid: java-xxe-conditional-protection
        var reader = factory.createXMLStreamReader(in);
        return reader;
    }

    XMLStreamReader good(Reader in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: java-xxe-conditional-protection
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader supported(Reader in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        if (factory.isPropertySupported(XMLInputFactory.SUPPORT_DTD)) {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }
        // ok: java-xxe-conditional-protection
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader alsoElse(Reader in, boolean fast) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        if (fast) {
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        }
        // ok: java-xxe-conditional-protection
        return factory.createXMLStreamReader(in);
    }
}
