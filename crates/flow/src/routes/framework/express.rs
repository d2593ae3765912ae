//! Express and what is written like it (Fastify, restify, Polka): `app.post("/x", guard, handler)`, `app.use("/api", router)`.

use super::call_style::{self, Dialect, Shape};
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};

const EXPRESS: Dialect = Dialect {
    framework: "express",
    shape: Shape::HandlerLast,
    makes,
    is_router,
    methods,
    with_method: &[],
    uses: &["use", "addHook"],
    groups: &["route"],
    withs: &[],
    mounts: &["register"],
    is_ordered: true,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    // Koa's own file reads what is written in the same way.
    if page.text.contains("koa") && !page.text.contains("express") {
        return;
    }
    call_style::read(page, out, &EXPRESS);
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    let is_one = match call.name {
        "express" | "fastify" | "Fastify" | "restify" | "polka" => {
            call.object.is_none() && page.kind(call.node) == airlock_syntax::Kind::Call
        }
        "Router" => true,
        "createServer" => call
            .object
            .is_some_and(|object| page.written(object) == "restify"),
        _ => false,
    };
    is_one.then(|| (String::new(), Vec::new()))
}

/// A parameter or field that is called like an application or router.
pub(super) fn is_router(name: &str, declared: &str) -> bool {
    if matches!(
        declared.trim(),
        "Router"
            | "express.Router"
            | "Express"
            | "express.Application"
            | "Application"
            | "express.Express"
            | "FastifyInstance"
    ) {
        return true;
    }
    matches!(
        name,
        "app" | "router" | "server" | "fastify" | "expressApp" | "api" | "routes"
    ) || name.ends_with("Router")
        || name.ends_with("router")
}

pub(super) fn methods(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "get" => &["GET"],
        "post" => &["POST"],
        "put" => &["PUT"],
        "patch" => &["PATCH"],
        "delete" | "del" => &["DELETE"],
        "head" => &["HEAD"],
        "all" => &[],
        _ => return None,
    })
}
