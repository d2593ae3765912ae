//! What a module of JavaScript gives away by default: how other modules come by its router.

use crate::routes::facts::Side;
use crate::routes::page::Page;
use airlock_syntax::{Kind, NodeId, Role};

/// The names that a module of JavaScript gives away by default.
pub(super) fn default_names(page: &Page<'_>) -> Vec<String> {
    let mut all = Vec::new();
    if page.side != Side::Script {
        return all;
    }
    for top in page.tree.children(NodeId(0)) {
        let written = page.written(top);
        match page.kind(top) {
            Kind::Export if written.starts_with("export default") => {
                all.extend(
                    page.tree
                        .children(top)
                        .filter(|child| page.kind(*child) == Kind::Ident)
                        .map(|child| page.written(child).to_owned()),
                );
                all.extend(
                    page.tree
                        .children(top)
                        .filter_map(|child| page.function_name(child))
                        .map(str::to_owned),
                );
            }
            Kind::ExprStmt
                if written.starts_with("module.exports") || written.starts_with("exports = ") =>
            {
                for assign in page
                    .tree
                    .descendants(top)
                    .filter(|id| page.kind(*id) == Kind::Assign)
                    .take(2)
                {
                    if let Some(right) = page.tree.child(assign, Role::Right) {
                        all.extend(page.last_name(right).map(str::to_owned));
                    }
                }
            }
            _ => {}
        }
    }
    all
}
