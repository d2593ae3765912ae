import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLReaderFactory;

class Feed {
    void chained(InputStream in, DefaultHandler handler) throws Exception {
        // ruleid: java-xxe-sax-parser
        SAXParserFactory.newInstance().newSAXParser().parse(in, handler);
    }

    void plain(InputStream in, DefaultHandler handler) throws Exception {
        SAXParserFactory spf = SAXParserFactory.newInstance();
        spf.setNamespaceAware(true);
        // ruleid: java-xxe-sax-parser
        SAXParser parser = spf.newSAXParser();
        parser.parse(in, handler);
    }

    void reader(InputStream in) throws Exception {
        // ruleid: java-xxe-sax-parser
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.parse(new InputSource(in));
    }

    void hardened(InputStream in, DefaultHandler handler) throws Exception {
        SAXParserFactory spf = SAXParserFactory.newInstance();
        spf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe-sax-parser
        spf.newSAXParser().parse(in, handler);
    }

    void hardenedReader(InputStream in) throws Exception {
        // ok: java-xxe-sax-parser
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        reader.parse(new InputSource(in));
    }

    void property(InputStream in, DefaultHandler handler) throws Exception {
        SAXParserFactory spf = SAXParserFactory.newInstance();
        // ok: java-xxe-sax-parser
        SAXParser parser = spf.newSAXParser();
        parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        parser.parse(in, handler);
    }
}
