use std::fs::{self, OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};

fn open(path: &str) {
    // ruleid: rust-world-writable-file
    fs::set_permissions(path, Permissions::from_mode(0o644));
    // ruleid: rust-world-writable-file
    let file = OpenOptions::new().write(true).mode(0o644).open(path);
    let mut permissions = fs::metadata(path).unwrap().permissions();
    // ruleid: rust-world-writable-file
    permissions.set_mode(0o644);
    // ok: rust-world-writable-file
    permissions.set_mode(0o640);
    // ok: rust-world-writable-file
    fs::set_permissions(path, Permissions::from_mode(0o755));
    // ok: rust-world-writable-file
    let private = OpenOptions::new().mode(0o600).open(path);
}
