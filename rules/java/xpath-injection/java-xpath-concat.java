import java.util.regex.Pattern;
import javax.xml.xpath.*;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class Users {
    Object direct(XPath xpath, Document doc, String name) throws Exception {
        // ruleid: java-xpath-concat
        return xpath.evaluate("//user[@name='" + name + "']", doc, XPathConstants.NODE);
    }

    XPathExpression variable(XPath xpath, String name, String pass) throws Exception {
        String expression = "/users/user[name='" + name + "' and pass='" + pass + "']";
        // ruleid: java-xpath-concat
        return xpath.compile(expression);
    }

    Object formatted(XPath xpath, Document doc, String id) throws Exception {
        // ruleid: java-xpath-concat
        return xpath.evaluate(String.format("//order[@id='%s']", id), doc);
    }

    Object resolved(XPath xpath, Document doc, String user) throws Exception {
        xpath.setXPathVariableResolver(name -> user);
        // ok: java-xpath-concat
        return xpath.evaluate("//user[@name=$user]", doc);
    }

    Object indexed(XPath xpath, Document doc, int row) throws Exception {
        // ok: java-xpath-concat
        return xpath.evaluate("//row[" + row + "]", doc);
    }

    Pattern regex(String word) {
        // ok: java-xpath-concat
        return Pattern.compile("/" + word + "=");
    }
}
