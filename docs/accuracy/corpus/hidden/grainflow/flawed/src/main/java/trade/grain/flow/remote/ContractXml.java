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
        return factory;
    }

    public String price() throws XPathExpressionException {
        return xpath.evaluate("/contract/price", document);
    }

    public String party(String role) throws XPathExpressionException {
        String expression = "/contract/party[@role='" + role + "']/name";
        return xpath.evaluate(expression, document);
    }
}
