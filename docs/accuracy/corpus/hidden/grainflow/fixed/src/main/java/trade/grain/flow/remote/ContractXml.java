package trade.grain.flow.remote;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/** A contract as the exchange sends it. */
public final class ContractXml {
    private final Document document;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private ContractXml(Document document) {
        this.document = document;
    }

    public static ContractXml parse(InputStream body) throws Exception {
        return new ContractXml(factory().newDocumentBuilder().parse(body));
    }

    private static DocumentBuilderFactory factory() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    public String price() throws XPathExpressionException {
        return xpath.evaluate("/contract/price", document);
    }

    public String party(String role) throws XPathExpressionException {
        xpath.setXPathVariableResolver(name -> "role".equals(name.getLocalPart()) ? role : null);
        return xpath.evaluate("/contract/party[@role=$role]/name", document);
    }
}
