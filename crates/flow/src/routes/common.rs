//! What every file gives whatever its framework: functions with what their code does, classes, imports, idle guards.

use super::body::bodies;
use super::facts::{Body, Class, FileRoutes, Function, Guard, Parameter, Side};
use super::page::{Page, brief};
use super::words;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

/// Most names of fields that are kept of a class.
const MAX_FIELDS: usize = 64;

/// Adds functions, classes and imports, and numbers handlers anew: only functions that have a name or handle a route stay.
pub(super) fn add(page: &Page<'_>, out: &mut FileRoutes) {
    let mut handled: FxHashSet<u32> = { out.routes.iter() }
        .filter_map(|route| route.handler.function)
        .collect();
    handled.extend(all_guards(out).filter_map(|guard| guard.function));
    let mut kept: FxHashMap<u32, u32> = FxHashMap::default();
    let mut bodies = bodies(page).into_iter();
    for (number, node) in (0_u32..).zip(&page.functions) {
        let body = bodies.next().unwrap_or_default();
        let name = page.function_name(*node).unwrap_or("");
        let is_handler = handled.remove(&number);
        if name.is_empty() && !is_handler {
            continue;
        }
        kept.insert(
            number,
            u32::try_from(out.functions.len()).unwrap_or(u32::MAX),
        );
        let decorators = page.decorators(*node);
        out.functions.push(Function {
            name: name.to_owned(),
            class: page.class_of(*node),
            location: page.function_location(*node),
            parameters: parameters(page, *node),
            guards: {
                let mut all: Vec<Guard> = decorators
                    .iter()
                    .filter_map(|decorator| decorator_guard(page, decorator))
                    .flatten()
                    .collect();
                if page.side == Side::Rust {
                    all.extend(extractors(page, *node));
                }
                all
            },
            methods: decorators
                .iter()
                .flat_map(|decorator| allowed_methods(page, decorator))
                .collect(),
            body,
        });
    }
    for route in &mut out.routes {
        route.handler.function =
            { route.handler.function }.and_then(|number| kept.get(&number).copied());
    }
    for guard in all_guards(out) {
        guard.function = guard.function.and_then(|number| kept.get(&number).copied());
    }
    for class in &page.classes {
        out.classes.extend(read_class(page, *class));
    }
    out.imports = { page.facts.imports().iter() }
        .map(|(name, path)| (name.to_owned(), path.to_vec()))
        .collect();
    add_made(page, out);
    add_idle(page, out);
}

/// Guards that a call makes under a name that does not tell: `export const slow = rateLimit({ … })` is as good as a function
/// that limits.
fn add_made(page: &Page<'_>, out: &mut FileRoutes) {
    for node in &page.calls {
        let assign = page.facts.parent(*node);
        let left = match page.kind(assign) {
            Kind::Assign => page.tree.child(assign, Role::Left),
            Kind::Declarator => page.tree.child(assign, Role::Name),
            _ => None,
        };
        let Some(left) = left.filter(|left| page.kind(*left) == Kind::Ident) else {
            continue;
        };
        let name = page.written(left);
        if words::guard_kind(name).is_some() || is_within_function(page, assign) {
            continue;
        }
        let mut body = Body::default();
        match page.guard(*node, GuardManner::Route).kind {
            Some(GuardKind::RateLimit) => body.limits = true,
            Some(GuardKind::Authentication) => (body.identity, body.refuses) = (true, true),
            Some(GuardKind::Authorisation) => (body.roles, body.refuses) = (true, true),
            _ => continue,
        }
        out.functions.push(Function {
            name: brief(name),
            class: String::new(),
            location: page.head(left),
            parameters: Vec::new(),
            guards: Vec::new(),
            methods: Vec::new(),
            body,
        });
    }
}

fn is_within_function(page: &Page<'_>, node: NodeId) -> bool {
    let mut at = node;
    for _ in 0..16 {
        let parent = page.facts.parent(at);
        if parent == at {
            return false;
        }
        if matches!(page.kind(parent), Kind::Function | Kind::Lambda) {
            return true;
        }
        at = parent;
    }
    true
}

/// Parameters whose types only a known caller can fill: `user: AuthUser`, `claims: Claims`.
fn extractors(page: &Page<'_>, function: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    for parameter in page.parameters(function) {
        let declared = page.declared(parameter);
        let last = declared
            .rsplit(['<', ':'])
            .next()
            .unwrap_or(declared)
            .trim_end_matches('>');
        let lower = last.to_ascii_lowercase();
        let optional = declared.starts_with("Option<");
        let kind = if lower.contains("admin") {
            GuardKind::Authorisation
        } else if [
            "auth",
            "user",
            "claims",
            "identity",
            "session",
            "bearer",
            "principal",
            "localuserview",
        ]
        .iter()
        .any(|word| lower.contains(word))
            && !lower.contains("form")
            && !lower.contains("create")
        {
            GuardKind::Authentication
        } else {
            continue;
        };
        let is_wrapped = ["Json", "Form", "Query", "Path", "Data", "State"]
            .iter()
            .any(|wrapper| declared.contains(wrapper) && declared.contains('<'));
        if !optional && !is_wrapped {
            all.push(page.known_guard(kind, last, parameter, GuardManner::Parameter));
        }
    }
    all
}

/// The guards of routes, routers and mounts.
fn all_guards(out: &mut FileRoutes) -> impl Iterator<Item = &mut Guard> {
    let routes = out.routes.iter_mut().flat_map(|route| &mut route.guards);
    let routers = out.routers.iter_mut().flat_map(|router| &mut router.guards);
    let mounts = out.mounts.iter_mut().flat_map(|mount| &mut mount.guards);
    routes.chain(routers).chain(mounts)
}

/// The methods that a decorator of Django lets through.
fn allowed_methods(page: &Page<'_>, decorator: &super::page::Decorator<'_>) -> Vec<String> {
    let listed = || {
        let values = decorator
            .args
            .iter()
            .flat_map(|arg| page.strings(arg.value));
        values.map(|method| method.to_uppercase()).collect()
    };
    match decorator.name {
        _ if page.side != Side::Python => Vec::new(),
        "require_POST" => vec!["POST".to_owned()],
        "require_GET" | "require_safe" => vec!["GET".to_owned()],
        "require_http_methods" | "api_view" => listed(),
        "action" => { decorator.args.iter().find(|arg| arg.name == "methods") }
            .map(|arg| {
                page.strings(arg.value)
                    .iter()
                    .map(|method| method.to_uppercase())
                    .collect()
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The guards that a decorator is, by its name; several where it lists them (`UseGuards(A, B)`).
pub(super) fn decorator_guard(
    page: &Page<'_>,
    decorator: &super::page::Decorator<'_>,
) -> Option<Vec<Guard>> {
    let manner = GuardManner::Decorator;
    let listed = matches!(
        decorator.name,
        "UseGuards"
            | "method_decorator"
            | "use"
            | "UseBefore"
            | "middleware"
            | "Middleware"
            | "permission_classes"
            | "authentication_classes"
            | "throttle_classes"
            | "UseInterceptors"
            | "UsePipes"
            | "before"
    );
    if listed {
        let mut values: Vec<NodeId> = decorator.args.iter().map(|arg| arg.value).collect();
        values.retain(|value| page.kind(*value) != Kind::Str || page.side == Side::Php);
        let mut all = page.guards(values, manner);
        if decorator.name == "authentication_classes" {
            all.retain(|guard| guard.kind.is_some());
        }
        all.retain(|guard| guard.kind.is_some() || matches!(decorator.name, "UseGuards"));
        return Some(all);
    }
    let mut guard = page.guard_named(decorator.name, decorator.node, manner);
    // `@limiter.limit("5/minute")`
    if guard.kind.is_none()
        && let Some(object) = decorator.object
        && words::guard_kind(page.written(object)) == Some(GuardKind::RateLimit)
    {
        guard.kind = Some(GuardKind::RateLimit);
    }
    let roles = || {
        decorator.args.iter().any(|arg| {
            matches!(
                arg.name,
                "" | "Roles" | "Policy" | "roles" | "role" | "permission"
            ) && page.kind(arg.value) != Kind::Number
        })
    };
    guard.kind = match (page.side, decorator.name) {
        (_, "Authorize" | "Authorized") => Some(if roles() {
            GuardKind::Authorisation
        } else {
            GuardKind::Authentication
        }),
        (
            _,
            "AllowAnonymous" | "PermitAll" | "Public" | "IsPublic" | "SkipAuth" | "NoAuth"
            | "AnonymousAccess",
        ) => Some(GuardKind::Public),
        (
            _,
            "PreAuthorize"
            | "PostAuthorize"
            | "Secured"
            | "RolesAllowed"
            | "DenyAll"
            | "IsGranted"
            | "Security"
            | "RequiresPermissions"
            | "RequiresRoles"
            | "SaCheckPermission"
            | "SaCheckRole",
        ) => Some(pre_authorize(page, decorator)),
        (_, "EnableRateLimiting" | "Throttle" | "RateLimiter" | "RateLimit") => {
            Some(GuardKind::RateLimit)
        }
        (
            _,
            "ValidateAntiForgeryToken" | "AutoValidateAntiforgeryToken" | "RequireAntiforgeryToken",
        ) => Some(GuardKind::Csrf),
        (_, "IgnoreAntiforgeryToken") => Some(GuardKind::CsrfExempt),
        (
            Side::Script | Side::Jvm | Side::CSharp,
            "Body" | "Session" | "Param" | "User" | "Scope" | "Role" | "Scopes",
        )
        | (
            _,
            "SkipThrottle"
            | "DisableRateLimiting"
            | "ApiBearerAuth"
            | "ApiSecurity"
            | "SecurityRequirement"
            | "ApiOAuth2"
            | "SessionScope"
            | "SessionAttributes"
            | "EnableWebSecurity"
            | "Staff",
        ) => None,
        // `[InjectProvider(ProviderUserType.ProviderAdmin)]`: an attribute of the project's own that is given a role.
        (Side::CSharp | Side::Jvm, _)
            if guard.kind.is_none()
                && decorator.args.iter().any(|arg| {
                    page.kind(arg.value) == Kind::Member
                        && words::names_role(page.written(arg.value))
                }) =>
        {
            Some(GuardKind::Authorisation)
        }
        _ => guard.kind,
    };
    guard.kind.is_some().then(|| vec![guard])
}

/// Spring's expressions: `permitAll()`, `isAuthenticated()`, anything else asks for a permission.
fn pre_authorize(page: &Page<'_>, decorator: &super::page::Decorator<'_>) -> GuardKind {
    let written = page.written(decorator.node);
    if written.contains("permitAll") || written.contains("PUBLIC_ACCESS") {
        GuardKind::Public
    } else if written.contains("isAuthenticated")
        || written.contains("IS_AUTHENTICATED")
        || written.contains("isFullyAuthenticated")
    {
        GuardKind::Authentication
    } else {
        GuardKind::Authorisation
    }
}

fn parameters(page: &Page<'_>, function: NodeId) -> Vec<Parameter> {
    let all = page.parameters(function);
    let body = page.tree.child(function, Role::Body);
    let parameter = |node: &NodeId| {
        let name = page.parameter_name(*node);
        let spelled = page.tree.child(*node, Role::Name).unwrap_or(*node);
        let symbol = page.tree.node(spelled).symbol;
        Parameter {
            name: brief(name),
            declared: brief(page.declared(*node)),
            decorators: page
                .decorators(*node)
                .iter()
                .map(|decorator| decorator.name.to_owned())
                .collect(),
            is_used: symbol == Symbol::NONE || body.is_none_or(|body| uses(page, body, symbol)),
        }
    };
    all.iter().take(32).map(parameter).collect()
}

fn uses(page: &Page<'_>, body: NodeId, symbol: Symbol) -> bool {
    page.tree.node(body).symbol == symbol
        || page
            .tree
            .descendants(body)
            .any(|id| page.kind(id) == Kind::Ident && page.tree.node(id).symbol == symbol)
}

fn read_class(page: &Page<'_>, class: NodeId) -> Option<Class> {
    let name = page.full_class_name(class);
    if name.is_empty() {
        return None;
    }
    let decorators = page.decorators(class);
    let bases = page.bases(class);
    let location = match page.tree.child(class, Role::Name) {
        Some(name) => page.location(name),
        None => page.head(class),
    };
    let mut guards: Vec<Guard> = decorators
        .iter()
        .filter_map(|decorator| decorator_guard(page, decorator))
        .flatten()
        .collect();
    for guard in &mut guards {
        guard.manner = GuardManner::Router;
    }
    let (mut fields, mut is_open) = (Vec::new(), None);
    let model = { page.tree.child(class, Role::Body) }
        .filter(|_| page.side == Side::Python)
        .map(|body| model_of_view(page, body))
        .unwrap_or_default();
    if let Some(body) = page.tree.child(class, Role::Body) {
        members(page, body, &mut fields, &mut is_open, &mut guards);
    }
    let is_stored = decorators.iter().any(|decorator| {
        matches!(
            decorator.name,
            "Entity" | "Table" | "Document" | "Schema" | "MappedSuperclass" | "ORM" | "Column"
        )
    }) || bases.iter().any(|base| {
        matches!(
            base.as_str(),
            "Model"
                | "Authenticatable"
                | "ApplicationRecord"
                | "BaseEntity"
                | "DeclarativeBase"
                | "PanacheEntity"
                | "IdentityUser"
        )
    }) || page.side == Side::Go && page.written(class).contains("gorm");
    Some(Class {
        name,
        bases,
        guards,
        location,
        is_stored,
        fields,
        model,
        is_open,
    })
}

/// `queryset = Note.objects.all()`, `model = Note`.
fn model_of_view(page: &Page<'_>, body: NodeId) -> String {
    let named = |member: NodeId| {
        let assign = match page.kind(member) {
            Kind::ExprStmt => page.tree.children(member).next()?,
            _ => member,
        };
        let left = page.tree.child(assign, Role::Left)?;
        let right = page.tree.child(assign, Role::Right)?;
        let written = page.written(right);
        let model = match page.written(left) {
            "model" => written,
            "queryset" => written.split_once(".objects")?.0,
            _ => return None,
        };
        let last = model.rsplit('.').next().unwrap_or(model);
        last.starts_with(char::is_uppercase)
            .then(|| brief(last).to_ascii_lowercase())
    };
    page.tree.children(body).find_map(named).unwrap_or_default()
}

/// Fields, and what a model lets be filled.
fn members(
    page: &Page<'_>,
    body: NodeId,
    fields: &mut Vec<String>,
    is_open: &mut Option<bool>,
    guards: &mut Vec<Guard>,
) {
    for member in page.tree.children(body) {
        let inner = if page.kind(member) == Kind::ExprStmt {
            page.tree.children(member).next().unwrap_or(member)
        } else {
            member
        };
        let named = match page.kind(inner) {
            Kind::Assign => page.tree.child(inner, Role::Left),
            Kind::Field | Kind::Declarator | Kind::VarDecl | Kind::Other => {
                { page.tree.child(inner, Role::Name) }.or_else(|| {
                    page.tree.descendants(inner).take(8).find(|id| {
                        page.kind(*id) == Kind::Ident && page.tree.node(*id).role != Role::Type
                    })
                })
            }
            _ => None,
        };
        let Some(named) = named else { continue };
        let name = page.written(named).trim_start_matches('$');
        if fields.len() < MAX_FIELDS {
            fields.push(name.to_owned());
        }
        let bare: String = page
            .written(inner)
            .chars()
            .filter(|c| !c.is_whitespace())
            .take(200)
            .collect();
        match name {
            "guarded" if page.side == Side::Php => {
                *is_open = Some(
                    bare.ends_with("=[]") || bare.ends_with("=[];") || bare.contains("=array()"),
                );
            }
            "fillable" if page.side == Side::Php => *is_open = Some(false),
            // Django's class-based views and REST framework.
            "permission_classes"
            | "permission_required"
            | "throttle_classes"
            | "login_required"
            | "required_permissions"
                if page.side == Side::Python =>
            {
                class_setting(page, inner, name, guards);
            }
            _ => {}
        }
    }
}

fn class_setting(page: &Page<'_>, assign: NodeId, name: &str, guards: &mut Vec<Guard>) {
    let Some(value) = page.tree.child(assign, Role::Right) else {
        return;
    };
    let manner = GuardManner::Router;
    match name {
        "permission_required" | "required_permissions" => {
            guards.push(page.known_guard(GuardKind::Authorisation, name, assign, manner));
        }
        "login_required" => {
            guards.push(page.known_guard(GuardKind::Authentication, name, assign, manner));
        }
        "throttle_classes" => {
            if page.tree.children(value).next().is_some() {
                guards.push(page.known_guard(GuardKind::RateLimit, name, assign, manner));
            }
        }
        _ => {
            // `permissions.IsAuthenticated` is named by its last part.
            let names: Vec<String> = { page.tree.descendants(value) }
                .filter(|id| {
                    page.kind(*id) == Kind::Ident
                        && !(page.kind(page.facts.parent(*id)) == Kind::Member
                            && page.tree.node(*id).role == Role::Object)
                })
                .map(|id| page.written(id).to_owned())
                .collect();
            if names.is_empty() {
                guards.push(page.known_guard(GuardKind::Public, name, assign, manner));
            }
            for own in names {
                guards.push(page.known_guard(permission_class(&own), &own, assign, manner));
            }
        }
    }
}

/// The kind of a permission class of Django's REST framework.
pub(super) fn permission_class(name: &str) -> GuardKind {
    match name {
        "AllowAny" => GuardKind::Public,
        "IsAuthenticated" | "IsAuthenticatedOrReadOnly" => GuardKind::Authentication,
        _ => GuardKind::Authorisation,
    }
}

/// Guards that are imported and then not named again: somebody meant to use them.
fn add_idle(page: &Page<'_>, out: &mut FileRoutes) {
    let guards: Vec<(&str, GuardKind)> = { page.facts.imports().iter() }
        .filter_map(|(name, _)| Some((name, words::guard_kind(name)?)))
        .filter(|(_, kind)| {
            matches!(
                kind,
                GuardKind::Authorisation | GuardKind::RateLimit | GuardKind::Authentication
            )
        })
        .collect();
    if guards.is_empty() {
        return;
    }
    let mut used: FxHashSet<Symbol> = FxHashSet::default();
    let mut skip = 0;
    for (id, node) in page.tree.iter() {
        if id.0 < skip {
            continue;
        }
        if node.kind == Kind::Import {
            skip = node.next;
        } else if node.kind == Kind::Ident {
            used.insert(node.symbol);
        }
    }
    for (name, kind) in guards {
        if !used.contains(&page.facts.language.symbol_of(name)) {
            out.idle.push((kind, name.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permission_classes_of_the_rest_framework() {
        assert_eq!(permission_class("AllowAny"), GuardKind::Public);
        assert_eq!(
            permission_class("IsAuthenticated"),
            GuardKind::Authentication
        );
        assert_eq!(permission_class("IsProjectOwner"), GuardKind::Authorisation);
    }
}
