import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.*;

class Printer {
    void direct(String xml, Result out) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        Transformer transformer = factory.newTransformer();
        // ruleid: java-xxe-transformer-factory
        transformer.transform(new StreamSource(new StringReader(xml)), out);
    }

    void variable(InputStream in, Source stylesheet, Result out) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        Source source = new StreamSource(in);
        // ruleid: java-xxe-transformer-factory
        factory.newTransformer(stylesheet).transform(source, out);
    }

    void shortForm(InputStream in, Result out) throws Exception {
        Transformer t = TransformerFactory.newInstance().newTransformer();
        t.setOutputProperty(OutputKeys.INDENT, "yes");
        // ruleid: java-xxe-transformer-factory
        t.transform(new StreamSource(in), out);
    }

    void hardened(InputStream in, Result out) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        // ok: java-xxe-transformer-factory
        factory.newTransformer().transform(new StreamSource(in), out);
    }

    String dom(org.w3c.dom.Document document) throws Exception {
        Transformer t = TransformerFactory.newInstance().newTransformer();
        StringWriter text = new StringWriter();
        // ok: java-xxe-transformer-factory
        t.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    void secure(InputStream in, Result out) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // ok: java-xxe-transformer-factory
        factory.newTransformer().transform(new StreamSource(in), out);
    }
}
