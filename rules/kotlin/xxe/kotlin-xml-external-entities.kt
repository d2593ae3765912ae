import javax.xml.parsers.DocumentBuilderFactory

class Quotes {
    fun read(body: InputStream): Document {
        val factory = DocumentBuilderFactory.newInstance()
        // ruleid: kotlin-xml-external-entities
        return factory.newDocumentBuilder().parse(body)
    }

    fun stream(body: InputStream): XMLStreamReader {
        // ruleid: kotlin-xml-external-entities
        return XMLInputFactory.newInstance().createXMLStreamReader(body)
    }

    fun dom4j(body: InputStream): Document {
        // ruleid: kotlin-xml-external-entities
        return SAXReader().read(body)
    }

    fun safe(body: InputStream): Document {
        val factory = DocumentBuilderFactory.newInstance()
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
        // ok: kotlin-xml-external-entities
        return factory.newDocumentBuilder().parse(body)
    }

    fun safeStream(body: InputStream): XMLStreamReader {
        val factory = XMLInputFactory.newInstance()
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false)
        // ok: kotlin-xml-external-entities
        return factory.createXMLStreamReader(body)
    }

    fun json(body: String): JsonElement {
        // ok: kotlin-xml-external-entities
        return Json.parseToJsonElement(body)
    }
}
