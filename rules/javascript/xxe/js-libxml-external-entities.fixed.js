const libxmljs = require('libxmljs');

app.post('/import', (req, res) => {
  // ruleid: js-libxml-external-entities
  const doc = libxmljs.parseXml(req.body.xml, { noent: false });
  // ruleid: js-libxml-external-entities
  const other = libxmljs.parseXmlString(req.body.xml, { noblanks: true, noent: false, nonet: false });
  // ruleid: js-libxml-external-entities
  const third = libxmljs.parseXml(readFile(), { replaceEntities: false });

  // ok: js-libxml-external-entities
  const a = libxmljs.parseXml(req.body.xml);
  // ok: js-libxml-external-entities
  const b = libxmljs.parseXml(req.body.xml, { noent: false });
  // ok: js-libxml-external-entities
  const c = libxmljs.parseXml(req.body.xml, { nonet: true, noblanks: true });
  res.json([doc, other, third, a, b, c]);
});

function wasm(libxml2, text) {
  // ruleid: js-libxml-external-entities
  const option = libxml2.ParseOption.XML_PARSE_NOENT | libxml2.ParseOption.XML_PARSE_DTDLOAD;
  // ruleid: js-libxml-external-entities
  const first = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NOENT });
  // ok: js-libxml-external-entities
  const second = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
  // ok: js-libxml-external-entities
  const third = XmlDocument.fromString(text, { option: option & ~ParseOption.XML_PARSE_NOENT });
  return [option, first, second, third];
}
