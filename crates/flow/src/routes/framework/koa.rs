//! Koa with its router: `router.post("/x", guard, handler)`, `app.use(router.routes())`.

use super::call_style::{self, Dialect, Shape};
use super::express;
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};
use airlock_syntax::Kind;

const KOA: Dialect = Dialect {
    framework: "koa",
    shape: Shape::HandlerLast,
    makes,
    is_router: express::is_router,
    methods: express::methods,
    with_method: &[],
    uses: &["use"],
    groups: &[],
    withs: &[],
    mounts: &[],
    is_ordered: true,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("express") {
        return;
    }
    call_style::read(page, out, &KOA);
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    if page.kind(call.node) != Kind::New && call.name != "Router"
        || !matches!(call.name, "Koa" | "Router" | "KoaRouter")
    {
        return None;
    }
    let options = call.by_position().next();
    let prefix = options.and_then(|options| {
        let entries = page.entries(options);
        let prefix = entries.iter().find(|entry| entry.name == "prefix")?;
        page.string(prefix.value)
    });
    Some((prefix.unwrap_or_default(), Vec::new()))
}
