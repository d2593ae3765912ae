//! Which brackets of a run of tokens belong together.
//!
//! Invariant: linear; a bracket without its counterpart belongs to nothing and disturbs no other.

use super::token::{Token, TokenKind};

/// The places of each pair's first and second bracket, by the first.
///
/// A bracket that closes ends the nearest one open before it of its kind; those open in between have no counterpart.
/// The two of a pair may be the same character.
pub(super) fn pairs(tokens: &[Token], kinds: &[(char, char)]) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let TokenKind::Char(own) = token.kind else {
            continue;
        };
        let opener = open.iter().rposition(|(_, closer)| *closer == own);
        if kinds.iter().any(|(_, closer)| *closer == own)
            && let Some(place) = opener
        {
            if let Some((first, _)) = open.get(place) {
                all.push((*first, at));
            }
            open.truncate(place);
        } else if let Some((_, closer)) = kinds.iter().find(|(opener, _)| *opener == own) {
            open.push((at, *closer));
        } else if kinds.iter().any(|(_, closer)| *closer == own) {
            // It closes nothing; nothing that was open before it can be closed behind it.
            open.clear();
        }
    }
    all.sort_unstable();
    all
}
