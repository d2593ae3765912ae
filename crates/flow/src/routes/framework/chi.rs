//! chi: `r.Route("/x", func(r chi.Router) { r.Use(guard); r.Get("/", handler) })`, `r.With(guard).Post(…)`.

use super::call_style::{self, Dialect, Shape};
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};

const CHI: Dialect = Dialect {
    framework: "chi",
    shape: Shape::HandlerSecond,
    makes,
    is_router,
    methods,
    with_method: &["Method", "MethodFunc"],
    uses: &["Use"],
    groups: &["Route", "Group"],
    withs: &["With"],
    mounts: &["Mount"],
    is_ordered: true,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("go-chi/chi") {
        call_style::read(page, out, &CHI);
    }
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    let object = page.written(call.object?);
    (object == "chi" && matches!(call.name, "NewRouter" | "NewMux"))
        .then(|| (String::new(), Vec::new()))
}

fn is_router(name: &str, declared: &str) -> bool {
    declared.ends_with("chi.Router")
        || declared.ends_with("chi.Mux")
        || declared.is_empty() && matches!(name, "router" | "Router" | "mux")
}

fn methods(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "Get" => &["GET"],
        "Post" => &["POST"],
        "Put" => &["PUT"],
        "Patch" => &["PATCH"],
        "Delete" => &["DELETE"],
        "Head" => &["HEAD"],
        "Handle" | "HandleFunc" => &[],
        _ => return None,
    })
}
