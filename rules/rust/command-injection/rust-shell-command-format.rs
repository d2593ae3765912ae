use std::process::Command;

fn clone(url: &str) {
    // ruleid: rust-shell-command-format
    Command::new("sh").arg("-c").arg(format!("git clone {}", url)).status();
    // ruleid: rust-shell-command-format
    Command::new("bash").arg("-c").arg(&format!("git clone {} work", url)).status();
    // ruleid: rust-shell-command-format
    Command::new("sh").args(["-c", &format!("git fetch {}", url)]).status();
    // ok: rust-shell-command-format
    Command::new("git").args(["clone", url]).status();
    // ok: rust-shell-command-format
    Command::new("sh").arg("-c").arg("git status").status();
    // ok: rust-shell-command-format
    Command::new("tool").arg("-c").arg(format!("{}.toml", url)).status();
}
