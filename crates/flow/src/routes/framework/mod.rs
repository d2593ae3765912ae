//! The frameworks: which words speak of one, and what reads its registrations.

mod actix;
mod aiohttp;
mod aspnet_controllers;
mod aspnet_minimal;
mod axum;
mod call_style;
mod chi;
mod django;
mod echo;
mod express;
mod fastapi;
mod flask;
mod gin;
mod jax_rs;
mod koa;
mod ktor;
mod laravel;
mod module_exports;
mod nest;
mod net_http;
mod next;
mod php_page;
mod rails;
mod servlet;
mod sinatra;
mod spring;
mod symfony;
mod wrapped;

pub(super) use call_style::join_paths;

use super::facts::{FileRoutes, Side};
use super::page::Page;
use aho_corasick::AhoCorasick;
use airlock_syntax::Language;
use std::sync::OnceLock;

/// A framework.
struct Framework {
    /// The languages that use it.
    side: Side,
    /// Words without which a text does not speak of it.
    words: &'static [&'static str],
    /// Reads its registrations.
    read: fn(&Page<'_>, &mut FileRoutes),
}

const FRAMEWORKS: &[Framework] = &[
    Framework {
        side: Side::Python,
        words: &["flask", "Blueprint", "Flask", ".route("],
        read: flask::read,
    },
    Framework {
        side: Side::Python,
        words: &[
            "django",
            "rest_framework",
            "urlpatterns",
            "MIDDLEWARE",
            "REST_FRAMEWORK",
        ],
        read: django::read,
    },
    Framework {
        side: Side::Python,
        words: &["fastapi", "APIRouter", "FastAPI"],
        read: fastapi::read,
    },
    Framework {
        side: Side::Python,
        words: &["aiohttp"],
        read: aiohttp::read,
    },
    Framework {
        side: Side::Script,
        words: &[
            "express",
            "outer.",
            "app.get(",
            "app.post(",
            "app.use(",
            "fastify",
        ],
        read: express::read,
    },
    Framework {
        side: Side::Script,
        words: &["koa"],
        read: koa::read,
    },
    Framework {
        side: Side::Script,
        words: &["@nestjs"],
        read: nest::read,
    },
    Framework {
        side: Side::Script,
        words: &[
            "NextApiRequest",
            "NextRequest",
            "next/server",
            "function GET",
            "function POST",
            "function PUT",
            "function PATCH",
            "function DELETE",
            "const POST",
            "const GET",
            "const DELETE",
            "export default",
        ],
        read: next::read,
    },
    Framework {
        side: Side::Jvm,
        words: &["springframework"],
        read: spring::read,
    },
    Framework {
        side: Side::Jvm,
        words: &["ws.rs"],
        read: jax_rs::read,
    },
    Framework {
        side: Side::Jvm,
        words: &["Servlet"],
        read: servlet::read,
    },
    Framework {
        side: Side::Jvm,
        words: &["io.ktor"],
        read: ktor::read,
    },
    Framework {
        side: Side::Go,
        words: &["gin-gonic", "gin."],
        read: gin::read,
    },
    Framework {
        side: Side::Go,
        words: &["labstack/echo", "echo."],
        read: echo::read,
    },
    Framework {
        side: Side::Go,
        words: &["go-chi", "chi."],
        read: chi::read,
    },
    Framework {
        side: Side::Go,
        words: &["net/http", "gorilla/mux"],
        read: net_http::read,
    },
    Framework {
        side: Side::CSharp,
        words: &["Controller", "AspNetCore", "[Http"],
        read: aspnet_controllers::read,
    },
    Framework {
        side: Side::CSharp,
        words: &[
            "MapGet",
            "MapPost",
            "MapPut",
            "MapDelete",
            "MapPatch",
            "MapGroup",
            "FallbackPolicy",
        ],
        read: aspnet_minimal::read,
    },
    Framework {
        side: Side::Php,
        words: &["Illuminate", "Route::", "Eloquent", "$fillable", "$guarded"],
        read: laravel::read,
    },
    Framework {
        side: Side::Php,
        words: &["Symfony", "#[Route", "@Route"],
        read: symfony::read,
    },
    Framework {
        side: Side::Php,
        words: &["$_POST", "$_GET", "$_REQUEST"],
        read: php_page::read,
    },
    Framework {
        side: Side::Ruby,
        words: &[
            "Controller",
            "routes.draw",
            "ApplicationRecord",
            "resources ",
            "before_action",
        ],
        read: rails::read,
    },
    Framework {
        side: Side::Ruby,
        words: &["sinatra", "Sinatra"],
        read: sinatra::read,
    },
    Framework {
        side: Side::Rust,
        words: &["actix_web", "web::"],
        read: actix::read,
    },
    Framework {
        side: Side::Rust,
        words: &["axum"],
        read: axum::read,
    },
];

/// Words of files that hold no route but what stands before one: guards, stored classes, security configurations.
const AROUND: &[(Side, &[&str])] = &[
    (
        Side::Python,
        &[
            "models.Model",
            "db.Model",
            "login_required",
            "permission",
            "wraps(",
        ],
    ),
    (
        Side::Script,
        &[
            "(req, res, next)",
            "req, res, next",
            "(req,res,next)",
            "CanActivate",
            "@Entity",
            "ctx, next",
            "NextFunction",
            "getServerSession",
            "mongoose",
        ],
    ),
    (
        Side::Jvm,
        &["@Entity", "@Document", "SecurityFilterChain", "@Table"],
    ),
    (Side::Go, &["gorm", "http.Handler", "http.Request"]),
    (
        Side::CSharp,
        &["HttpContext", "IActionFilter", "DbSet", "IAuthorization"],
    ),
    (
        Side::Php,
        &["extends Model", "handle($request", "Middleware"],
    ),
    (
        Side::Ruby,
        &["session[", "ActiveSupport::Concern", "Rack::Attack"],
    ),
    (Side::Rust, &["FromRequest"]),
];

/// Every side that is known.
const SIDES: [Side; 8] = [
    Side::Python,
    Side::Script,
    Side::Jvm,
    Side::Go,
    Side::CSharp,
    Side::Php,
    Side::Ruby,
    Side::Rust,
];

/// Whether a text may say something about routes: it holds a word of a framework, or of what stands before a handler.
pub fn wants(language: &Language, text: &str) -> bool {
    static FINDERS: [OnceLock<Option<AhoCorasick>>; SIDES.len()] =
        [const { OnceLock::new() }; SIDES.len()];
    let Some(side) = Side::of(language.name) else {
        return false;
    };
    let slot = SIDES
        .iter()
        .position(|own| *own == side)
        .and_then(|at| FINDERS.get(at));
    let finder = slot.and_then(|slot| {
        slot.get_or_init(|| AhoCorasick::new(words_of(side)).ok())
            .as_ref()
    });
    finder.is_some_and(|finder| finder.is_match(text))
}

fn words_of(side: Side) -> Vec<&'static str> {
    let own = { FRAMEWORKS.iter() }
        .filter(|framework| framework.side == side)
        .flat_map(|framework| framework.words);
    let around = AROUND
        .iter()
        .filter(|(own, _)| *own == side)
        .flat_map(|(_, words)| *words);
    own.chain(around).copied().collect()
}

/// Reads the registrations of every framework of which a word stands in the text.
pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for framework in FRAMEWORKS {
        if framework.side == page.side
            && framework.words.iter().any(|word| page.text.contains(word))
        {
            (framework.read)(page, out);
        }
    }
}
