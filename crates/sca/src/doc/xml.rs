//! XML elements with places. A document type is read over; entities that it declares are refused.

use super::{Flaw, MAX_DEPTH, offset};
use airlock_model::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Name without the namespace's prefix.
    pub(crate) name: String,
    /// Attributes by name without prefix.
    pub(crate) attributes: Vec<(String, String)>,
    /// Its own text, without white space around it.
    pub(crate) text: String,
    /// Elements in it.
    pub(crate) children: Vec<Element>,
    /// From its opening tag to the end of its closing one.
    pub(crate) span: Span,
    /// Its own text's place, or else the opening tag's.
    pub(crate) text_span: Span,
}

impl Element {
    /// The first element in it of that name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements in it of that name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The elements below a path of names, all branches.
    pub(crate) fn path(&self, path: &[&str]) -> Vec<&Element> {
        let mut found = vec![self];
        for name in path {
            found = found
                .into_iter()
                .flat_map(|element| element.children.iter().filter(|child| child.name == *name))
                .collect();
        }
        found
    }

    /// The text of the first element in it of that name.
    pub(crate) fn child_text(&self, name: &str) -> Option<&str> {
        let text = self.child(name)?.text.as_str();
        (!text.is_empty()).then_some(text)
    }

    /// An attribute, whatever the case of its name (MSBuild does not tell them apart).
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Every element below this one and itself, in the text's order.
    pub(crate) fn each<'e>(&'e self, visit: &mut dyn FnMut(&'e Element)) {
        visit(self);
        for child in &self.children {
            child.each(visit);
        }
    }
}

/// Reads `text`: the outermost element, empty where there is none; after a flaw, what stood before it.
pub(crate) fn xml(text: &str) -> (Element, Vec<Flaw>) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    let mut flaws = Vec::new();
    loop {
        let start = position(&reader);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                flaws.push(Flaw::new(
                    at.min(text.len()),
                    format!("this is not XML: {error}"),
                ));
                break;
            }
        };
        let end = position(&reader);
        match event {
            Event::Start(tag) => {
                if open.len() > MAX_DEPTH {
                    let what = "nested deeper than 128 levels; what lies below is not read";
                    flaws.push(Flaw::new(start, what));
                    break;
                }
                open.push(element(&tag, start, end));
            }
            Event::Empty(tag) => {
                if let Some(parent) = open.last_mut() {
                    parent.children.push(element(&tag, start, end));
                }
            }
            Event::End(_) => close(&mut open, end),
            Event::Text(content) => add_text(&mut open, content.as_ref(), start, end),
            Event::CData(content) => add_text(&mut open, content.as_ref(), start, end),
            Event::GeneralRef(reference) => {
                let name: &str = reference.as_ref();
                match predefined(name) {
                    Some(character) => {
                        let mut buffer = [0; 4];
                        add_text(&mut open, character.encode_utf8(&mut buffer), start, end);
                    }
                    None => flaws.push(Flaw::new(
                        start,
                        format!("the entity `{}` is not expanded", name.escape_default()),
                    )),
                }
            }
            Event::DocType(content) if content.as_ref().contains("<!ENTITY") => {
                flaws.push(Flaw::new(
                    start,
                    "the document type declares entities, which are not expanded",
                ));
            }
            Event::Eof => {
                if open.len() > 1 {
                    flaws.push(Flaw::new(end, "the text ends inside an element"));
                }
                break;
            }
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open, text.len());
    }
    flaws.truncate(MAX_FLAWS);
    let outermost = open
        .pop()
        .and_then(|document| document.children.into_iter().next());
    (outermost.unwrap_or_default(), flaws)
}

/// Flaws that are said of one text.
const MAX_FLAWS: usize = 5;

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn element(tag: &BytesStart<'_>, start: usize, end: usize) -> Element {
    let span = Span::new(offset(start), offset(end));
    Element {
        name: local(tag.name().as_ref()),
        attributes: tag
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|attribute| {
                let value = attribute.value.into_owned();
                (local(attribute.key.as_ref()), unescape(value))
            })
            .collect(),
        span,
        text_span: span,
        ..Element::default()
    }
}

fn unescape(value: String) -> String {
    if !value.contains('&') {
        return value;
    }
    quick_xml::escape::unescape(&value).map_or_else(|_| value.clone(), std::borrow::Cow::into_owned)
}

fn add_text(open: &mut [Element], text: &str, start: usize, end: usize) {
    if let Some(element) = open.last_mut() {
        let trimmed = text.trim();
        if trimmed.is_empty() && (element.text.is_empty() || !element.children.is_empty()) {
            return;
        }
        if element.text.is_empty() {
            let lead = text.len() - text.trim_start().len();
            let first = start + lead;
            element.text_span = Span::new(offset(first), offset((first + trimmed.len()).min(end)));
            element.text.push_str(text.trim_start());
        } else {
            element.text.push_str(text);
        }
    }
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn close(open: &mut Vec<Element>, end: usize) {
    if open.len() < 2 {
        return;
    }
    if let (Some(mut element), Some(parent)) = (open.pop(), open.last_mut()) {
        element.span = Span::new(element.span.start, offset(end));
        element.text.truncate(element.text.trim_end().len());
        parent.children.push(element);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn reads_elements_with_places() {
        let text =
            "<?xml version=\"1.0\"?>\n<p:a xmlns:p='u'><b k='1 &amp; 2'> x &lt; y </b><b/></p:a>";
        let (root, flaws) = xml(text);
        assert!(flaws.is_empty(), "{flaws:?}");
        assert_eq!(root.name, "a");
        let b = root.child("b").unwrap();
        assert_eq!(b.attribute("K"), Some("1 & 2"));
        assert_eq!(b.text, "x < y");
        assert!(b.text_span.slice(text).starts_with('x'));
        assert_eq!(root.path(&["b"]).len(), 2);
    }

    #[test]
    fn refuses_entities_and_depth_and_keeps_the_rest() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"xxxx\">]><a><b>1</b><c>&x;</c></a>";
        let (root, flaws) = xml(bomb);
        assert_eq!(flaws.len(), 2);
        assert_eq!(root.child_text("b"), Some("1"));
        let (root, flaws) = xml("<a><b>1</b><c>");
        assert_eq!((root.child_text("b"), flaws.len()), (Some("1"), 1));
        assert!(!xml(&"<a>".repeat(100_000)).1.is_empty());
    }
}
