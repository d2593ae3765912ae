//! Next.js: `app/**/route.ts` with a function for each method, `pages/api/**` with one handler.

use crate::routes::facts::{FileRoutes, Handler, RouteFact};
use crate::routes::page::Page;
use airlock_syntax::{Kind, NodeId};

const FRAMEWORK: &str = "next";
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    let path = page.path().to_owned();
    if let Some(route) = app_route(&path) {
        for method in METHODS {
            if let Some(function) = page.named(method).first() {
                let handler = Handler {
                    function: page.number(*function),
                    path: vec![method.to_owned()],
                };
                let mut fact =
                    RouteFact::new(page, FRAMEWORK, &[method], &route, handler, *function);
                fact.location = page.function_location(*function);
                fact.guards = exported_wrappers(page, method);
                out.add_route(fact);
            }
        }
        return;
    }
    if let Some(route) = page_route(&path) {
        let given = page.tree.children(NodeId(0)).find(|top| {
            page.kind(*top) == Kind::Export && page.written(*top).starts_with("export default")
        });
        let Some(given) = given else { return };
        let inner = { page.tree.children(given) }.find(|child| {
            matches!(
                page.kind(*child),
                Kind::Function | Kind::Lambda | Kind::Ident | Kind::Call
            )
        });
        let Some(inner) = inner else { return };
        let handler = page.handler(inner);
        let mut fact = RouteFact::new(page, FRAMEWORK, &[], &route, handler, given);
        fact.guards = super::wrapped::wrappers(page, inner);
        out.add_route(fact);
    }
}

/// `export const POST = withAuth(handler)`.
fn exported_wrappers(page: &Page<'_>, method: &str) -> Vec<crate::routes::facts::Guard> {
    let Some(function) = page.named(method).first() else {
        return Vec::new();
    };
    let args = page.facts.parent(*function);
    let call = page.facts.parent(args);
    if page.kind(args) == Kind::Args && page.kind(call) == Kind::Call {
        return super::wrapped::wrappers(page, call);
    }
    Vec::new()
}

/// `src/app/api/orders/[id]/route.ts` answers `/api/orders/[id]`.
fn app_route(path: &str) -> Option<String> {
    let (folder, file) = path.rsplit_once('/')?;
    let stem = file.split('.').next()?;
    if stem != "route" {
        return None;
    }
    let below = format!("/{folder}/").rsplit_once("/app/")?.1.to_owned();
    // Groups in brackets are no part of the path.
    let parts: Vec<&str> = below
        .split('/')
        .filter(|part| !part.is_empty() && !part.starts_with('(') && !part.starts_with('@'))
        .collect();
    Some(format!("/{}", parts.join("/")))
}

/// `pages/api/orders/[id].ts` answers `/api/orders/[id]`.
fn page_route(path: &str) -> Option<String> {
    let whole = format!("/{path}");
    let below = whole.split_once("/pages/api/")?.1;
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    Some(format!("/api/{}", if stem == "index" { "" } else { stem }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_files() {
        assert_eq!(
            app_route("src/app/api/orders/[id]/route.ts").as_deref(),
            Some("/api/orders/[id]")
        );
        assert_eq!(
            app_route("app/(shop)/cart/route.js").as_deref(),
            Some("/cart")
        );
        assert_eq!(app_route("app/page.tsx"), None);
        assert_eq!(
            page_route("src/pages/api/users/index.ts").as_deref(),
            Some("/api/users")
        );
        assert_eq!(page_route("pages/about.tsx"), None);
    }
}
