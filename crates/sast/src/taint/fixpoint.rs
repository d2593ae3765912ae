//! Runs the instructions of a unit until what is tainted where no longer changes.
//!
//! Invariant: states only grow at the entries of blocks, and are bounded; blocks are visited in the order of the graph,
//! so that the result depends on nothing else.

use super::limits::MAX_HELD;
use super::marks::Annotations;
use super::state::State;
use super::transfer::{Shared, Transfer};
use airlock_flow::cfg::BlockId;
use airlock_flow::il::Instruction;
use airlock_flow::il::{Op, Unit};
use airlock_model::Budget;
use std::collections::BTreeSet;

/// What runs the instructions of a unit over states.
pub(super) trait Walker {
    /// Forgets what belongs to the statement before.
    fn begin_block(&mut self);
    /// Runs one instruction.
    fn run(&mut self, number: usize, instruction: &Instruction, state: &mut State);
    /// The states are final: from here on what arrives somewhere counts.
    fn settle(&mut self);
}

/// Analyses a unit from the state at its entry; arrivals at sinks go to `shared`. Gives the state at its exit.
pub(super) fn run(
    shared: &mut Shared<'_>,
    unit: &Unit,
    annotations: &Annotations,
    entry: State,
    budget: &mut Budget,
) -> State {
    let has_exits = shared.rule.spec.sinks.iter().any(|sink| sink.at_exit);
    let mut transfer = Transfer::new(shared, unit, annotations);
    if has_exits {
        transfer.at_exit = instructions_at_exit(unit);
    }
    solve(&mut transfer, unit, entry, budget)
}

/// Runs a unit's instructions until the states at its blocks no longer change, and once more over what came of it. Gives
/// the state at its exit.
pub(super) fn solve(
    walker: &mut impl Walker,
    unit: &Unit,
    entry: State,
    budget: &mut Budget,
) -> State {
    let graph = &unit.graph;
    let order = graph.order();
    let mut places = vec![usize::MAX; graph.len()];
    for (at, block) in order.iter().enumerate() {
        if let Some(place) = places.get_mut(block.0 as usize) {
            *place = at;
        }
    }
    let place_of = |block: BlockId| places.get(block.0 as usize).copied().unwrap_or(usize::MAX);
    let mut states: Vec<Option<State>> = vec![None; order.len()];
    if let Some(first) = states.first_mut() {
        *first = Some(entry);
    }
    let mut open = BTreeSet::from([0_usize]);
    // Places that carry taint at the entries of all blocks: what the analysis holds in memory.
    let mut held = 0;
    while let Some(at) = open.pop_first() {
        let Some(after) = block(walker, unit, &states, at, budget) else {
            break;
        };
        if held > MAX_HELD {
            let _out = budget.spend(u64::MAX);
            break;
        }
        for next in order.get(at).map_or(&[][..], |block| graph.next(*block)) {
            let next = place_of(*next);
            let Some(slot) = states.get_mut(next) else {
                continue;
            };
            let changed = if let Some(known) = slot {
                let before = known.len();
                let changed = known.join(&after);
                held += known.len().saturating_sub(before);
                changed
            } else {
                held += after.len();
                *slot = Some(after.clone());
                true
            };
            if changed {
                open.insert(next);
            }
        }
    }
    walker.settle();
    for at in 0..order.len() {
        if block(walker, unit, &states, at, budget).is_none() && budget.is_empty() {
            break;
        }
    }
    let exit = graph.exit().map(place_of);
    exit.and_then(|at| states.get(at).cloned().flatten())
        .unwrap_or_default()
}

/// The state after the block at a place of the order; `None` where it is not reached or the budget is used up.
fn block(
    walker: &mut impl Walker,
    unit: &Unit,
    states: &[Option<State>],
    at: usize,
    budget: &mut Budget,
) -> Option<State> {
    let mut state = states.get(at)?.clone()?;
    let code = unit.graph.code(*unit.graph.order().get(at)?);
    walker.begin_block();
    for number in code {
        budget.spend(1 + state.len() as u64 / 8).ok()?;
        if let Some(instruction) = unit.code.get(number) {
            walker.run(number, instruction, &mut state);
        }
    }
    Some(state)
}

/// The instructions of the last statements before the unit ends.
fn instructions_at_exit(unit: &Unit) -> Vec<bool> {
    let mut all = vec![false; unit.code.len()];
    let Some(exit) = unit.graph.exit() else {
        return all;
    };
    for block in unit.graph.order() {
        // Blocks without instructions on the way to the end change nothing.
        if !leads_to(unit, *block, exit) {
            continue;
        }
        let code = unit.graph.code(*block);
        let last = unit.code.get(code.clone()).unwrap_or_default().iter().rev();
        let Some(statement) = last
            .filter(|instruction| !matches!(instruction.op, Op::Forget(_)))
            .map(|instruction| instruction.statement)
            .next()
        else {
            continue;
        };
        for number in code {
            if unit
                .code
                .get(number)
                .is_some_and(|it| it.statement == statement)
                && let Some(flag) = all.get_mut(number)
            {
                *flag = true;
            }
        }
    }
    all
}

/// Whether `block` is followed by the exit, but for empty blocks.
fn leads_to(unit: &Unit, block: BlockId, exit: BlockId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<BlockId> = unit.graph.next(block).to_vec();
    while let Some(next) = open.pop() {
        if next == exit {
            return true;
        }
        if unit.graph.code(next).is_empty() && seen.insert(next) {
            open.extend(unit.graph.next(next));
        }
    }
    false
}
