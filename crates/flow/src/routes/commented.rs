//! Guards that stand in a comment: a registration with one, or a decorator above a handler, that somebody took out.
//!
//! Invariant: looks at lines that hold a word of a registration or begin as a comment does, of files that register routes.

use super::facts::{Commented, FileRoutes, Side};
use super::page::Page;
use super::words;
use airlock_model::{GuardKind, Span};

/// Commented guards that are kept of a file.
const MAX_FOUND: usize = 16;
/// Longest line that is looked at.
const MAX_LINE: usize = 240;
/// What a comment begins with.
const MARKS: [&str; 4] = ["//", "#", "/*", "*"];

/// Adds the guards that stand in comments.
pub(super) fn add(page: &Page<'_>, out: &mut FileRoutes) {
    if out.routes.is_empty() && out.routers.is_empty() {
        return;
    }
    let mut start = 0;
    for line in page.text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.len() > MAX_LINE || out.commented.len() >= MAX_FOUND {
            continue;
        }
        let found = match page.side {
            Side::Script => registration(page, line, at),
            _ => decorator(page, line, at),
        };
        out.commented.extend(found);
    }
}

/// `// app.put("/products/:id", isAdmin, handler)`
fn registration(page: &Page<'_>, line: &str, at: usize) -> Option<Commented> {
    let dot = line.find('.')?;
    let object = { line.get(..dot)? }
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()?;
    let is_router = matches!(object, "app" | "router" | "server" | "api" | "fastify")
        || object.ends_with("Router");
    let (method, rest) = line.get(dot + 1..)?.split_once('(')?;
    if !is_router || !matches!(method, "get" | "post" | "put" | "patch" | "delete") {
        return None;
    }
    let begin = dot - object.len();
    // What stands in no comment is a call in the tree.
    let offset = u32::try_from(at + begin).ok()?;
    if page.calls.iter().any(|call| page.at(*call) == offset) {
        return None;
    }
    let rest = rest.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (path, handlers) = rest.get(1..)?.split_once(quote)?;
    let end = at + begin + line.get(begin..)?.trim_end().len();
    let (kind, name) = { handlers.split([',', '(', ')', ' ', '[', ']']) }
        .filter_map(|part| Some((asked(part.rsplit('.').next()?)?, part)))
        .max_by_key(|(kind, _)| *kind == GuardKind::Authorisation)?;
    Some(Commented {
        kind,
        name: name.to_owned(),
        methods: vec![method.to_uppercase()],
        path: path.to_owned(),
        location: page.location_of(Span::new(offset, u32::try_from(end).ok()?)),
    })
}

/// `# @login_required`, `// [Authorize]`, `# before_action :authenticate_user!`
fn decorator(page: &Page<'_>, line: &str, at: usize) -> Option<Commented> {
    let bare = line.trim_start();
    let mark = MARKS.iter().find(|mark| bare.starts_with(**mark))?;
    let inner = bare.get(mark.len()..)?.trim_start();
    let name = match page.side {
        Side::Python | Side::Jvm => inner.strip_prefix('@')?,
        Side::CSharp => inner.strip_prefix('[')?,
        Side::Php => inner.strip_prefix("#[")?,
        Side::Ruby => inner.strip_prefix("before_action :")?,
        _ => return None,
    };
    let end = name
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '!' | '.')))
        .unwrap_or(name.len());
    let (name, after) = (name.get(..end)?, name.get(end..)?.trim());
    // Prose may mention a decorator.
    if !after.is_empty() && !after.starts_with(['(', ']', ',']) {
        return None;
    }
    let kind = match name {
        "Authorize" if after.starts_with('(') => GuardKind::Authorisation,
        "Authorize" => GuardKind::Authentication,
        "PreAuthorize" | "Secured" | "RolesAllowed" | "IsGranted" => GuardKind::Authorisation,
        _ => asked(name.rsplit('.').next()?)?,
    };
    let start = at + (line.len() - bare.len());
    Some(Commented {
        kind,
        name: name.to_owned(),
        methods: Vec::new(),
        path: String::new(),
        location: page.location_of(Span::new(
            u32::try_from(start).ok()?,
            u32::try_from(start + bare.trim_end().len()).ok()?,
        )),
    })
}

/// What a guard of this name asks for, where it asks who calls or for a permission.
fn asked(name: &str) -> Option<GuardKind> {
    words::guard_kind(name)
        .filter(|kind| matches!(kind, GuardKind::Authentication | GuardKind::Authorisation))
}
