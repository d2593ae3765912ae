//! What is tainted comes out of a function.

use super::super::relation::{CallSite, From, Path, Relation, Slot, To, WHOLE};
use super::{Call, Context, Following, Moving, NO_CONTEXT};
use airlock_flow::program::{Callee, FunctionId};
use smallvec::SmallVec;

/// What a function does to what called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Exit {
    Return(Path),
    After(Slot, Path),
}

/// What left a function in a context that is not one of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenExit {
    exit: Exit,
    context: Context,
    moving: Moving,
}

impl Following<'_> {
    /// Something tainted leaves a function.
    pub(super) fn leave(
        &mut self,
        mut moving: Moving,
        context: Context,
        function: FunctionId,
        exit: Exit,
    ) {
        let Some(entered) = self.contexts.get_mut(context as usize) else {
            return;
        };
        if entered.function == function {
            let before = entered.exits.iter().filter(|(known, before)| {
                *known == exit && (before.is_through || !moving.is_through)
            });
            let known = before.fold(0, |all, (_, before)| all | before.live);
            moving.live &= !known;
            if moving.live == 0 {
                return;
            }
            entered.exits.push((exit, moving));
            for (context, call, live) in entered.by.clone() {
                self.come_back(moving.only(live), context, call, function, exit);
            }
            return;
        }
        // It came from inside: every call gets it.
        let open = self.open_exits.entry(function).or_default();
        let is_like = |it: &&OpenExit| it.moving.is_through || !moving.is_through;
        let is_first = open.iter().filter(is_like).count() == 0;
        let before = { open.iter() }
            .filter(is_like)
            .filter(|it| (it.exit, it.context) == (exit, context));
        let known = before.fold(0, |all, it| all | it.moving.live);
        moving.live &= !known;
        if moving.live == 0 {
            return;
        }
        open.push(OpenExit {
            exit,
            context,
            moving,
        });
        if is_first {
            self.want_callers(function, moving.is_through);
        }
        for call in self.callers.get(&function).cloned().unwrap_or_default() {
            let context = outside(context, function, call);
            self.come_back(moving, context, call, function, exit);
        }
    }

    /// A call has come to be known of a function that something left before.
    pub(super) fn come_back_late(&mut self, function: FunctionId, call: Call) {
        for open in self.open_exits.get(&function).cloned().unwrap_or_default() {
            let context = outside(open.context, function, call);
            self.come_back(open.moving, context, call, function, open.exit);
        }
    }

    /// Asks for the files in which a function may be called.
    pub(super) fn want_callers(&mut self, function: FunctionId, is_through: bool) {
        for file in self.program.may_call(function) {
            if is_through || self.is_allowed(file) {
                self.want(file);
            }
        }
    }

    /// What a function gives arrives at a call of it.
    pub(super) fn come_back(
        &mut self,
        moving: Moving,
        context: Context,
        call: Call,
        function: FunctionId,
        exit: Exit,
    ) {
        if moving.live == 0 {
            return;
        }
        let (file, number) = call;
        let Some(site) = self.site(call) else {
            return;
        };
        let makes = matches!(site.callee, Callee::Construct { .. })
            || (matches!(site.callee, Callee::Imported(_)) && self.is_method(function));
        let result = |path: Path| From::Result { call: number, path };
        let mut points: SmallVec<[(From, u64); 2]> = SmallVec::new();
        match exit {
            Exit::Return(path) => points.push((result(path), u64::MAX)),
            // An object that is made is what the call gives.
            Exit::After(Slot::Object, path) if makes => points.push((result(path), u64::MAX)),
            Exit::After(slot, path) => {
                let slot = self.argument(function, site, slot);
                let after = From::After {
                    call: number,
                    slot,
                    path,
                };
                points.push((after, u64::MAX));
                let gives = self.gives_object.get(&function).copied();
                if slot == Slot::Object {
                    points.push((result(path), gives.unwrap_or_default()));
                }
            }
        }
        let at = self.call_stop(call);
        for (point, live) in points {
            self.move_to((context, file, point), moving.only(live), at);
        }
    }

    fn is_method(&self, id: FunctionId) -> bool {
        self.with_function(id, |function| function.class.is_some()) == Some(true)
    }

    /// The argument that went to a parameter.
    fn argument(&self, function: FunctionId, site: &CallSite, slot: Slot) -> Slot {
        let Slot::At(index) = slot else {
            return slot;
        };
        let name = self.with_function(function, |function| {
            let parameter = function.parameters.get(usize::from(index));
            parameter.map(|parameter| parameter.name)
        });
        let mut names = (0_u16..).zip(&site.names);
        let named = names.find(|(_, own)| own.is_some() && Some(**own) == name);
        named.map_or(slot, |(position, _)| Slot::At(position))
    }

    /// Notes which functions of a file give back the object they were called on.
    pub(super) fn note_givers(&mut self, file: u32, relation: &Relation) {
        for edge in &relation.edges {
            if let (
                From::Parameter {
                    function,
                    slot: Slot::Object,
                    path: WHOLE,
                },
                To::Return {
                    function: same,
                    path: WHOLE,
                },
            ) = (edge.from, edge.to)
                && function == same
            {
                let live = self.gives_object.entry(FunctionId { file, function });
                *live.or_default() |= edge.live;
            }
        }
    }
}

/// The context of a call that gets what left a function in none of its own: inside the file it stays the same.
pub(super) fn outside(context: Context, function: FunctionId, call: Call) -> Context {
    if call.0 == function.file {
        context
    } else {
        NO_CONTEXT
    }
}
