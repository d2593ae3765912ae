//! The program; what it does is in the library beside it, so that the fuzzer can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    airlock::main()
}
