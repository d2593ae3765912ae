//! Functions that are given to functions, which call them.

use super::super::relation::{Path, Slot};
use super::exits::outside;
use super::{Call, Context, Following, Moving};
use airlock_flow::program::{Callee, FunctionId};

/// Functions that a function is handed on through.
const MAX_HOPS: u8 = 3;

/// A call of a function that is a parameter, and what it is given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Callback {
    /// The call.
    pub(super) call: Call,
    /// The context that it is in.
    pub(super) inner: Context,
    /// The parameter: of the function around the call, or of one that handed it on.
    pub(super) index: u16,
    pub(super) slot: Slot,
    pub(super) path: Path,
    /// How often it was handed on.
    pub(super) hops: u8,
}

impl Following<'_> {
    /// What the function `around` was given is called.
    pub(super) fn call_back(
        &mut self,
        moving: Moving,
        context: Context,
        around: FunctionId,
        callback: Callback,
    ) {
        let Some(entered) = self.contexts.get_mut(context as usize) else {
            return;
        };
        if entered.function == around {
            entered.callbacks.push((callback, moving));
            for (context, call, live) in entered.by.clone() {
                self.run_callback(moving.only(live), context, call, callback);
            }
            return;
        }
        let open = self.open_callbacks.entry(around).or_default();
        let is_first = open.is_empty();
        open.push((callback, context, moving));
        if is_first {
            // Who gives the function is not on the way of the value.
            self.want_callers(around, true);
        }
        for call in self.callers.get(&around).cloned().unwrap_or_default() {
            let context = outside(context, around, call);
            self.run_callback(moving, context, call, callback);
        }
    }

    /// A call has come to be known of a function that calls what it is given.
    pub(super) fn call_back_late(&mut self, function: FunctionId, call: Call) {
        let open = self.open_callbacks.get(&function).cloned();
        for (callback, context, moving) in open.unwrap_or_default() {
            let context = outside(context, function, call);
            self.run_callback(moving, context, call, callback);
        }
    }

    /// Runs the function that the call `giver`, in `context`, gave.
    pub(super) fn run_callback(
        &mut self,
        moving: Moving,
        context: Context,
        giver: Call,
        callback: Callback,
    ) {
        if moving.live == 0 {
            return;
        }
        let given = self.site(giver).and_then(|site| {
            let mut given = site.functions.iter();
            given.find(|(index, _)| *index == callback.index).cloned()
        });
        let Some((_, callee)) = given else { return };
        if let Callee::Parameter { function, index } = callee {
            if callback.hops < MAX_HOPS {
                let around = FunctionId {
                    file: giver.0,
                    function,
                };
                let callback = Callback {
                    index,
                    hops: callback.hops + 1,
                    ..callback
                };
                self.call_back(moving, context, around, callback);
            }
            return;
        }
        let Some(inner) = self.site(callback.call).cloned() else {
            return;
        };
        for target in self.program.targets(giver.0, &callee) {
            if let Some((slot, path)) = self.parameter(target, &inner, callback.slot, callback.path)
            {
                self.enter_function(moving, callback.inner, callback.call, (target, slot, path));
            }
        }
    }
}
