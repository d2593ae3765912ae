//! What is tainted goes into a call.

use super::super::relation::{CallSite, From, Path, Slot, WHOLE};
use super::callbacks::Callback;
use super::{Call, Context, Entered, Entry, Following, Moving, NO_CONTEXT};
use airlock_flow::program::{Callee, FunctionId, Takes};

impl Following<'_> {
    /// Something tainted is an argument of a call.
    pub(super) fn enter(
        &mut self,
        moving: Moving,
        context: Context,
        call: Call,
        slot: Slot,
        path: Path,
    ) {
        let Some(site) = self.site(call).cloned() else {
            return;
        };
        if let Callee::Parameter { function, index } = site.callee {
            let around = FunctionId {
                file: call.0,
                function,
            };
            let callback = Callback {
                call,
                inner: context,
                index,
                slot,
                path,
                hops: 0,
            };
            return self.call_back(moving, context, around, callback);
        }
        let targets = { self.related(call.0) }
            .and_then(|related| related.targets.get(call.1 as usize))
            .cloned()
            .unwrap_or_default();
        if targets.is_empty() {
            return self.pass(moving, context, call, &site, (slot, path));
        }
        for target in targets {
            if let Some((index, path)) = self.parameter(target, &site, slot, path) {
                self.enter_function(moving, context, call, (target, index, path));
            }
        }
    }

    /// A library's function gives what it is given, and may hand it to functions it is given. That a field of an object of
    /// the program holds something says nothing about what the methods give that it has from a library.
    fn pass(
        &mut self,
        moving: Moving,
        context: Context,
        call: Call,
        site: &CallSite,
        (slot, path): (Slot, Path),
    ) {
        if slot == Slot::Object && path != WHOLE && self.is_of_program(&site.callee) {
            return;
        }
        let passed = Moving {
            live: moving.live & !self.safe_calls,
            ..moving
        };
        let result = From::Result {
            call: call.1,
            path: WHOLE,
        };
        self.move_to((context, call.0, result), passed, None);
        if !(site.hands_on && slot == Slot::Object) {
            return;
        }
        for (_, callee) in &site.functions {
            for target in self.program.targets(call.0, callee) {
                let count = self.with_function(target, |function| function.parameters.len());
                for index in (0_u16..).take(count.unwrap_or_default().min(3)) {
                    let entry = (target, Slot::At(index), WHOLE);
                    self.enter_function(moving, context, call, entry);
                }
            }
        }
    }

    /// Of functions of one class and name those that take as many arguments as a call gives, where any does.
    pub(super) fn taking(&self, targets: Vec<FunctionId>, arguments: usize) -> Vec<FunctionId> {
        if targets.len() < 2 {
            return targets;
        }
        let known: Vec<_> = { targets.iter() }
            .map(|target| {
                self.with_function(*target, |function| {
                    let parameters = &function.parameters;
                    let takes_more = parameters.iter().any(|it| it.takes != Takes::One);
                    let fits = takes_more || parameters.len() == arguments;
                    ((target.file, function.class, function.name), fits)
                })
            })
            .collect();
        let is_overloaded_by_one_that_fits = |key| {
            let mut others = known.iter().flatten();
            others.any(|(other, fits)| *fits && *other == key)
        };
        { targets.iter().zip(&known) }
            .filter(|(_, known)| {
                known.is_none_or(|(key, fits)| fits || !is_overloaded_by_one_that_fits(key))
            })
            .map(|(target, _)| *target)
            .collect()
    }

    /// Whether a method is called on an object whose class the program defines.
    fn is_of_program(&self, callee: &Callee) -> bool {
        match callee {
            Callee::Bare(_) | Callee::Inherited { .. } => true,
            Callee::Method { class, .. } => self.program.defines(*class),
            _ => false,
        }
    }

    /// The parameter that an argument goes to, and the path below it.
    pub(super) fn parameter(
        &self,
        target: FunctionId,
        site: &CallSite,
        slot: Slot,
        path: Path,
    ) -> Option<(Slot, Path)> {
        let Slot::At(position) = slot else {
            return Some((slot, path));
        };
        self.with_function(target, |function| {
            let parameters = &function.parameters;
            let name = site.names.get(usize::from(position)).copied().flatten();
            let taking = |takes: Takes| parameters.iter().position(|it| it.takes == takes);
            let index = if let Some(name) = name {
                let named = parameters.iter().position(|it| it.name == name);
                named.or_else(|| taking(Takes::Named))?
            } else {
                let at = usize::from(position);
                match (taking(Takes::Rest), parameters.get(at)) {
                    (Some(rest), _) if rest <= at => rest,
                    (_, Some(_)) => at,
                    _ => return None,
                }
            };
            let takes = parameters.get(index).map(|parameter| parameter.takes);
            let path = if takes == Some(Takes::One) {
                path
            } else {
                WHOLE
            };
            Some((Slot::At(u16::try_from(index).ok()?), path))
        })?
    }

    pub(super) fn enter_function(
        &mut self,
        moving: Moving,
        context: Context,
        call: Call,
        (target, slot, path): (FunctionId, Slot, Path),
    ) {
        let gives = self.site(call).is_some_and(|site| {
            let mut given = site.functions.iter();
            given.any(|(_, callee)| !matches!(callee, Callee::Parameter { .. }))
        });
        let key: Entry = (target, slot, path, gives.then_some(call));
        let contexts = &mut self.contexts;
        let inner = *self.context_of.entry(key).or_insert_with(|| {
            contexts.push(Entered::of(target));
            u32::try_from(contexts.len() - 1).unwrap_or(NO_CONTEXT)
        });
        let point = From::Parameter {
            function: target.function,
            slot,
            path,
        };
        let at = self.call_stop(call);
        self.move_to((inner, target.file, point), moving, at);
        let Some(entered) = self.contexts.get_mut(inner as usize) else {
            return;
        };
        let mut by = entered.by.iter_mut();
        let known = by.find(|(own, from, _)| (*own, *from) == (context, call));
        let live = if let Some((_, _, live)) = known {
            let more = moving.live & !*live;
            *live |= more;
            more
        } else {
            entered.by.push((context, call, moving.live));
            moving.live
        };
        if live == 0 {
            return;
        }
        let (exits, callbacks) = (entered.exits.clone(), entered.callbacks.clone());
        for (exit, left) in exits {
            self.come_back(left.only(live), context, call, target, exit);
        }
        for (callback, left) in callbacks {
            self.run_callback(left.only(live), context, call, callback);
        }
    }
}

impl Moving {
    /// For some of the rules, at a later time: the edge was taken when the fact was new.
    pub(super) fn only(self, rules: u64) -> Self {
        Self {
            live: self.live & rules,
            ..self
        }
    }
}
