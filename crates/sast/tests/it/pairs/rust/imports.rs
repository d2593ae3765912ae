use shop::{cart, till as desk};
use shop::cart::{empty, fill};

fn main() {
    // ruleid: use-of-path
    cart::empty();
    // ruleid: use-of-path
    empty();
    // ruleid: use-of-path
    shop::cart::empty();
    // ok: use-of-path
    desk::empty();
}
