//! Go's `net/http` with patterns of Go 1.22 (`mux.HandleFunc("POST /x/{id}", handler)`), and gorilla/mux, whose routers are
//! written the same way (`router.HandleFunc("/x", handler).Methods("POST")`).

use super::call_style::{self, Dialect, Shape};
use crate::routes::facts::{FileRoutes, Guard};
use crate::routes::page::{Call, Page};

const NET_HTTP: Dialect = Dialect {
    framework: "net/http",
    shape: Shape::HandlerSecond,
    makes,
    is_router,
    methods,
    with_method: &[],
    uses: &["Use"],
    groups: &["Subrouter", "PathPrefix"],
    withs: &[],
    mounts: &[],
    is_ordered: false,
};

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    let is_other = ["go-chi/chi", "gin-gonic/gin", "labstack/echo"]
        .iter()
        .any(|path| page.text.contains(path));
    if !is_other {
        call_style::read(page, out, &NET_HTTP);
    }
}

fn makes(page: &Page<'_>, call: &Call<'_>) -> Option<(String, Vec<Guard>)> {
    let object = page.written(call.object?);
    let is_one = object == "http" && call.name == "NewServeMux"
        || object == "mux" && call.name == "NewRouter";
    is_one.then(|| (String::new(), Vec::new()))
}

fn is_router(name: &str, declared: &str) -> bool {
    declared.ends_with("http.ServeMux")
        || declared.ends_with("mux.Router")
        || declared.is_empty() && matches!(name, "mux" | "router" | "http" | "Router" | "Mux")
}

fn methods(name: &str) -> Option<&'static [&'static str]> {
    matches!(name, "Handle" | "HandleFunc").then_some(&[])
}
