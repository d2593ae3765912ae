using System.Xml;

class Documents
{
    void Settings()
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Parse;
        // ruleid: csharp-xml-external-entities
        settings.XmlResolver = new XmlUrlResolver();
    }

    void Document(string text)
    {
        var document = new XmlDocument();
        // ruleid: csharp-xml-external-entities
        document.XmlResolver = new XmlUrlResolver();
        document.LoadXml(text);
    }

    void Initialiser()
    {
        // ruleid: csharp-xml-external-entities
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
    }

    void Safe(string text)
    {
        // ok: csharp-xml-external-entities
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var document = new XmlDocument();
        // ok: csharp-xml-external-entities
        document.XmlResolver = null;
        // ok: csharp-xml-external-entities
        var parse = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null };
    }
}
