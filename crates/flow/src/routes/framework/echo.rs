//! echo: `group.POST("/x", handler, guard)`.

use super::call_style::{self, Dialect, Shape};
use super::gin;
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};

const ECHO: Dialect = Dialect {
    framework: "echo",
    shape: Shape::HandlerSecond,
    makes,
    is_router,
    methods: gin::methods,
    with_method: &["Add"],
    uses: &["Use", "Pre"],
    groups: &["Group"],
    withs: &[],
    mounts: &[],
    // echo wraps a route when it is called, so that order does not matter for the application.
    is_ordered: false,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("labstack/echo") {
        call_style::read(page, out, &ECHO);
    }
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    let object = page.written(call.object?);
    (object == "echo" && call.name == "New").then(|| (String::new(), Vec::new()))
}

fn is_router(name: &str, declared: &str) -> bool {
    declared.ends_with("echo.Echo")
        || declared.ends_with("echo.Group")
        || declared.is_empty() && matches!(name, "e" | "echo" | "router" | "Echo")
}
