//! CycloneDX as XML. The schemas fix the order of elements; this file keeps it.

use super::super::format::uuid;
use super::super::introduced::{Citation, Helper, citations, helpers};
use super::super::license::{Declared, declared};
use super::super::{Bom, Component};
use super::{Can, addresses, compositions, kind, need, needs, properties};

/// Writes `bom` in `version` of the format.
pub(in super::super) fn xml(bom: &Bom, version: &str) -> String {
    let can = Can::of(version);
    let mut out = Writer::default();
    let namespace = format!("http://cyclonedx.org/schema/bom/{version}");
    let serial = format!("urn:uuid:{}", uuid(bom));
    let attributes = [
        ("xmlns", namespace.as_str()),
        ("serialNumber", serial.as_str()),
        ("version", "1"),
    ];
    out.within("bom", &attributes, |out| {
        out.within("metadata", &[], |out| metadata(out, bom, can));
        out.within("components", &[], |out| {
            for one in &bom.components {
                component(out, one, can, true);
            }
        });
        out.within("dependencies", &[], |out| {
            for (from, to) in needs(bom) {
                out.within("dependency", &[("ref", from)], |out| {
                    references(out, "dependency", &to);
                });
            }
        });
        out.within("compositions", &[], |out| {
            for (word, parts, needs) in compositions(bom) {
                out.within("composition", &[], |out| {
                    out.text("aggregate", &[], word);
                    if !parts.is_empty() {
                        out.within("assemblies", &[], |out| {
                            references(out, "assembly", &parts);
                        });
                    }
                    out.within("dependencies", &[], |out| {
                        references(out, "dependency", &needs);
                    });
                });
            }
        });
        if can.places {
            formulation(out, &helpers(bom));
        }
        if can.cites {
            cite(out, &citations(bom));
        }
    });
    out.0
}

fn formulation(out: &mut Writer, helpers: &[Helper]) {
    if helpers.is_empty() {
        return;
    }
    let each = |out: &mut Writer| {
        for helper in helpers {
            let attributes = [("type", helper.kind), ("bom-ref", &helper.reference)];
            out.within("component", &attributes, |out| {
                out.text("name", &[], &helper.name);
                out.some("version", helper.version.as_deref());
            });
        }
    };
    out.within("formulation", &[], |out| {
        out.within("formula", &[], |out| out.within("components", &[], each));
    });
}

fn cite(out: &mut Writer, citations: &[Citation<'_>]) {
    if citations.is_empty() {
        return;
    }
    out.within("citations", &[], |out| {
        for (reference, time, pointers) in citations {
            out.within("citation", &[], |out| {
                out.within("pointers", &[], |out| {
                    for pointer in pointers {
                        out.text("pointer", &[], pointer);
                    }
                });
                out.text("timestamp", &[], time);
                out.text("attributedTo", &[], reference);
            });
        }
    });
}

fn references(out: &mut Writer, name: &str, references: &[&str]) {
    for reference in references {
        out.empty(name, &[("ref", reference)]);
    }
}

fn metadata(out: &mut Writer, bom: &Bom, can: Can) {
    out.some("timestamp", bom.time.as_deref());
    if can.places && bom.is_of_sources {
        out.within("lifecycles", &[], |out| {
            out.within("lifecycle", &[], |out| out.text("phase", &[], "pre-build"));
        });
    }
    if !bom.tools.is_empty() {
        out.within("tools", &[], |out| tools(out, bom, can));
    }
    if !bom.authors.is_empty() {
        out.within("authors", &[], |out| {
            for name in &bom.authors {
                out.within("author", &[], |out| out.text("name", &[], name));
            }
        });
    }
    component(out, &bom.subject, can, false);
    if let Some(supplier) = &bom.subject.supplier {
        out.within("supplier", &[], |out| out.text("name", &[], supplier));
    }
}

fn tools(out: &mut Writer, bom: &Bom, can: Can) {
    let each = |out: &mut Writer, name: &str, attributes: &[(&str, &str)]| {
        for (tool, version) in &bom.tools {
            out.within(name, attributes, |out| {
                out.text("name", &[], tool);
                out.some("version", version.as_deref());
            });
        }
    };
    if can.places {
        out.within("components", &[], |out| {
            each(out, "component", &[("type", "application")]);
        });
    } else {
        each(out, "tool", &[]);
    }
}

fn component(out: &mut Writer, component: &Component, can: Can, is_part: bool) {
    let attributes = [
        ("type", kind(component.kind)),
        ("bom-ref", component.reference.as_str()),
    ];
    out.within("component", &attributes, |out| {
        if let Some(supplier) = &component.supplier {
            out.within("supplier", &[], |out| out.text("name", &[], supplier));
        }
        out.some("group", component.group.as_deref());
        out.text("name", &[], &component.name);
        out.some("version", component.version.as_deref());
        if is_part {
            out.text("scope", &[], need(component.need));
        }
        if !component.digests.is_empty() {
            out.within("hashes", &[], |out| {
                for digest in &component.digests {
                    let attributes = [("alg", digest.algorithm.cyclonedx())];
                    out.text("hash", &attributes, &digest.hex);
                }
            });
        }
        if let Some(text) = &component.license {
            out.within("licenses", &[], |out| license(out, text, can));
        }
        out.some("cpe", component.cpe.as_deref());
        out.some("purl", component.purl.as_deref());
        if let Some((kind, url)) = addresses(component) {
            out.within("externalReferences", &[], |out| {
                out.within("reference", &[("type", kind)], |out| {
                    out.text("url", &[], &url);
                });
            });
        }
        let properties = properties(component, can);
        if !properties.is_empty() {
            out.within("properties", &[], |out| {
                for (name, value) in &properties {
                    out.text("property", &[("name", name)], value);
                }
            });
        }
        if can.places && !component.occurrences.is_empty() {
            out.within("evidence", &[], |out| {
                out.within("occurrences", &[], |out| occurrences(out, component, can));
            });
        }
    });
}

fn occurrences(out: &mut Writer, component: &Component, can: Can) {
    for (path, line) in &component.occurrences {
        out.within("occurrence", &[], |out| match (line, can.lines) {
            (0, _) => out.text("location", &[], path),
            (line, true) => {
                out.text("location", &[], path);
                out.text("line", &[], &line.to_string());
            }
            (line, false) => out.text("location", &[], &format!("{path}:{line}")),
        });
    }
}

fn license(out: &mut Writer, text: &str, can: Can) {
    let whose: &[(&str, &str)] = if can.lines {
        &[("acknowledgement", "declared")]
    } else {
        &[]
    };
    match declared(text) {
        Declared::Expression(expression) => out.text("expression", whose, &expression),
        Declared::Id(id) => out.within("license", whose, |out| out.text("id", &[], id)),
        Declared::Name(name) => out.within("license", whose, |out| out.text("name", &[], name)),
    }
}

/// Writes elements, indented by their depth.
struct Writer(String, usize);

impl Default for Writer {
    fn default() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), 0)
    }
}

impl Writer {
    fn within(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes, ">\n");
        self.1 += 1;
        inside(self);
        self.1 -= 1;
        self.indent();
        self.close(name);
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes, ">");
        self.escaped(text);
        self.close(name);
    }

    fn some(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, &[], text);
        }
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes, "/>\n");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.indent();
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.escaped(value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }

    fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in 0..self.1 {
            self.0.push_str("  ");
        }
    }

    /// What XML 1.0 has no way to write becomes the replacement character.
    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\t' => self.0.push_str("&#9;"),
                '\n' => self.0.push_str("&#10;"),
                '\r' => self.0.push_str("&#13;"),
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }
}
