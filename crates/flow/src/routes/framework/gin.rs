//! gin (and Fiber, which is written the same way but for the case of its names): `group.POST("/x", guard, handler)`.

use super::call_style::{self, Dialect, Shape};
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};

const GIN: Dialect = Dialect {
    framework: "gin",
    shape: Shape::HandlerLast,
    makes,
    is_router,
    methods,
    with_method: &["Handle"],
    uses: &["Use"],
    groups: &["Group"],
    withs: &[],
    mounts: &[],
    is_ordered: true,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("gin-gonic/gin") {
        call_style::read(page, out, &GIN);
    }
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    let object = page.written(call.object?);
    (object == "gin" && matches!(call.name, "Default" | "New")).then(|| (String::new(), Vec::new()))
}

fn is_router(name: &str, declared: &str) -> bool {
    [
        "gin.Engine",
        "gin.RouterGroup",
        "gin.IRouter",
        "gin.IRoutes",
    ]
    .iter()
    .any(|of| declared.ends_with(of))
        || declared.is_empty() && matches!(name, "router" | "engine" | "r" | "Router" | "Engine")
}

/// Methods in capitals.
pub(super) fn methods(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "GET" => &["GET"],
        "POST" => &["POST"],
        "PUT" => &["PUT"],
        "PATCH" => &["PATCH"],
        "DELETE" => &["DELETE"],
        "HEAD" => &["HEAD"],
        "Any" => &[],
        _ => return None,
    })
}
