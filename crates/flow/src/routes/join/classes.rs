//! What classes add to the routes of their methods: guards of their own and of what they extend.

use super::FunctionRef;
use super::names::{Names, same_class};
use crate::routes::facts::{FileRoutes, Guard, Side};
use crate::routes::words;
use airlock_model::{GuardKind, GuardManner};

/// Classes above each other.
const MAX_BASES: usize = 12;

/// The guards of a class and of what it extends, for one of its actions.
pub(super) fn guards(
    files: &[FileRoutes],
    names: &Names,
    file: u32,
    class: &str,
    action: &str,
) -> Vec<(u32, Guard)> {
    let mut all: Vec<(u32, Guard)> = Vec::new();
    if class.is_empty() {
        return all;
    }
    let mut line: Vec<(u32, String)> = vec![(file, class.to_owned())];
    let mut at = 0;
    while let Some((from, name)) = line.get(at).cloned() {
        let found = names.class(files, from, &name);
        let mut own: Vec<(u32, Guard)> = Vec::new();
        if let Some((file, facts)) = found {
            own.extend(facts.guards.iter().map(|guard| (file, guard.clone())));
            own.extend(filters(files, file, &facts.name));
            for base in &facts.bases {
                if line.len() < MAX_BASES && !line.iter().any(|(_, known)| known == base) {
                    line.push((file, base.clone()));
                }
            }
        }
        if at > 0 {
            own.extend(mixin(files, from, &name, found.map(|(file, _)| file)));
            for (_, guard) in &mut own {
                guard.manner = GuardManner::BaseClass;
            }
        }
        own.retain(|(_, guard)| {
            (guard.only.is_empty() || guard.only.iter().any(|only| only == action))
                && !guard.except.iter().any(|except| except == action)
        });
        // What the base asks for comes first.
        own.extend(all);
        all = own;
        at += 1;
    }
    all
}

/// `before_action` and the like in a class's body.
fn filters(files: &[FileRoutes], file: u32, class: &str) -> Vec<(u32, Guard)> {
    let Some(facts) = files.get(file as usize) else {
        return Vec::new();
    };
    let own = facts.routers.iter().filter(|router| {
        matches!(
            router.entry.function.as_deref(),
            Some("class" | "__construct")
        ) && same_class(&router.name, class)
    });
    own.flat_map(|router| router.guards.iter().map(move |guard| (file, guard.clone())))
        .collect()
}

/// A base that is a guard by its name: `LoginRequiredMixin`.
fn mixin(files: &[FileRoutes], from: u32, name: &str, found: Option<u32>) -> Option<(u32, Guard)> {
    let facts = files.get(from as usize)?;
    if !matches!(facts.side, Side::Python) {
        return None;
    }
    let kind = match name {
        "UserPassesTestMixin" | "PermissionRequiredMixin" => GuardKind::Authorisation,
        "LoginRequiredMixin" => GuardKind::Authentication,
        _ if name.ends_with("Mixin") || name.ends_with("Required") => words::guard_kind(name)?,
        _ => return None,
    };
    let class = facts
        .classes
        .iter()
        .find(|class| class.bases.iter().any(|base| base == name))?;
    let _ = found;
    Some((
        from,
        Guard {
            kind: Some(kind),
            name: name.to_owned(),
            manner: GuardManner::BaseClass,
            location: class.location.clone(),
            from: 0,
            under: String::new(),
            only: Vec::new(),
            except: Vec::new(),
            lifts: false,
            function: None,
        },
    ))
}

/// Whether a class is a view of Django's REST framework.
pub(super) fn is_rest_view(files: &[FileRoutes], names: &Names, file: u32, class: &str) -> bool {
    let mut line: Vec<(u32, String)> = vec![(file, class.to_owned())];
    let mut at = 0;
    while let Some((from, name)) = line.get(at).cloned() {
        if name.ends_with("APIView") || name.ends_with("ViewSet") || name == "GenericViewSet" {
            return true;
        }
        if let Some((file, facts)) = names.class(files, from, &name) {
            for base in &facts.bases {
                if line.len() < MAX_BASES {
                    line.push((file, base.clone()));
                }
            }
        }
        at += 1;
    }
    false
}

/// The functions of a class and of what it extends.
pub(super) fn functions_of(
    files: &[FileRoutes],
    names: &Names,
    file: u32,
    class: &str,
) -> Vec<FunctionRef> {
    let mut line: Vec<(u32, String)> = vec![(file, class.to_owned())];
    let mut all = Vec::new();
    let mut at = 0;
    while let Some((from, name)) = line.get(at).cloned() {
        if let Some((file, facts)) = names.class(files, from, &name) {
            let functions = { files.get(file as usize) }.map_or(&[][..], |file| &file.functions);
            all.extend(
                { (0_u32..).zip(functions) }
                    .filter(|(_, function)| function.class == facts.name)
                    .map(|(function, _)| FunctionRef { file, function }),
            );
            for base in &facts.bases {
                if line.len() < MAX_BASES && !line.iter().any(|(_, known)| known == base) {
                    line.push((file, base.clone()));
                }
            }
        }
        at += 1;
    }
    all
}

/// The HTTP methods that a class answers by what it extends of Django and its REST framework; none where that is not told.
pub(super) fn inherited_methods(
    files: &[FileRoutes],
    names: &Names,
    file: u32,
    class: &str,
) -> Vec<String> {
    let mut line: Vec<(u32, String)> = vec![(file, class.to_owned())];
    let mut methods: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some((from, name)) = line.get(at).cloned() {
        let known: &[&str] = match name.rsplit('.').next().unwrap_or("") {
            "ListView"
            | "DetailView"
            | "TemplateView"
            | "ReadOnlyModelViewSet"
            | "ListAPIView"
            | "RetrieveAPIView"
            | "ListModelMixin"
            | "RetrieveModelMixin"
            | "ArchiveIndexView" => &["GET"],
            "CreateView" | "UpdateView" | "DeleteView" | "FormView" | "ListCreateAPIView" => {
                &["GET", "POST"]
            }
            "CreateAPIView" | "CreateModelMixin" => &["POST"],
            "UpdateAPIView" | "UpdateModelMixin" => &["PUT", "PATCH"],
            "DestroyAPIView" | "DestroyModelMixin" => &["DELETE"],
            "RetrieveUpdateAPIView" => &["GET", "PUT", "PATCH"],
            "RetrieveDestroyAPIView" => &["GET", "DELETE"],
            "RetrieveUpdateDestroyAPIView" => &["GET", "PUT", "PATCH", "DELETE"],
            "ModelViewSet" => &["GET", "POST", "PUT", "PATCH", "DELETE"],
            _ => &[],
        };
        methods.extend(known.iter().map(|method| (*method).to_owned()));
        if let Some((file, facts)) = names.class(files, from, &name) {
            for base in &facts.bases {
                if line.len() < MAX_BASES && !line.iter().any(|(_, known)| known == base) {
                    line.push((file, base.clone()));
                }
            }
        }
        at += 1;
    }
    methods.sort_unstable();
    methods.dedup();
    methods
}

/// Methods of a class-based view that handle requests: the function, its HTTP methods and what it adds to the path.
pub(super) fn methods_of(
    files: &[FileRoutes],
    file: u32,
    class: &str,
) -> Vec<(FunctionRef, Vec<String>, String)> {
    let Some(facts) = files.get(file as usize) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (number, function) in (0_u32..)
        .zip(&facts.functions)
        .filter(|(_, function)| function.class == class)
    {
        let (method, tail): (&str, &str) = match function.name.as_str() {
            "get" | "post" | "put" | "patch" | "delete" => (function.name.as_str(), ""),
            "list" => ("GET", ""),
            "retrieve" => ("GET", "<pk>"),
            "create" => ("POST", ""),
            "update" => ("PUT", "<pk>"),
            "partial_update" => ("PATCH", "<pk>"),
            "destroy" => ("DELETE", "<pk>"),
            name if !function.methods.is_empty() => {
                (function.methods.first().map_or("GET", String::as_str), name)
            }
            _ => continue,
        };
        all.push((
            FunctionRef {
                file,
                function: number,
            },
            vec![method.to_uppercase()],
            tail.to_owned(),
        ));
    }
    all
}
