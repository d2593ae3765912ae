package app

import (
	"github.com/lestrrat-go/libxml2/parser"
)

func read(data []byte) {
	// ruleid: go-xml-external-entities
	p := parser.New(parser.XMLParseNoEnt)
	use(p.Parse(data))
	// ruleid: go-xml-external-entities
	q := parser.New(parser.XMLParseNoBlanks, parser.XMLParseDTDLoad)
	use(q.Parse(data))
	// ruleid: go-xml-external-entities
	use(xml.Parse(data, nil, nil, xml.XML_PARSE_NOENT, nil))
	// ok: go-xml-external-entities
	use(parser.New(parser.XMLParseNoNet).Parse(data))
	// ok: go-xml-external-entities
	use(xml.Unmarshal(data, &list))
	// ok: go-xml-external-entities
	use(parser.New().Parse(data))
}
