//! `cargo xtask dist`: one archive a user can unpack and run, with checksums and a list of what is inside.
//!
//! The program is linked statically, so that it runs on any Linux of its architecture. The same commit and compiler give
//! the same archive, wherever it is built: no folder of the machine is in the program, names are sorted, owners and times
//! fixed. What can be proved of that is proved before the archive is written.

mod notices;
mod packages;
mod prove;
mod sbom;

use crate::args::Args;
use crate::metadata::host;
use crate::{files, process, test, ui};
use anyhow::{Context as _, Result, bail};
use packages::Packages;
use std::path::{Path, PathBuf};

pub(crate) const USAGE: &str = "\
  dist [--target TRIPLE] [--twice]
      Builds dist/airlock-VERSION-TARGET.tar.gz: the program, linked statically (musl unless told), its manual pages,
      completions, licences and CycloneDX SBOM; with SHA256SUMS beside it.
      --twice    build again from nothing in another folder, and fail unless the archive is the same byte for byte";

const SHELLS: &[&str] = &["bash", "elvish", "fish", "powershell", "zsh"];

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let target = match args.option("--target")? {
        Some(target) => target,
        None => host(root)?.replace("-linux-gnu", "-linux-musl"),
    };
    let twice = args.switch("--twice");
    args.finish()?;
    require_target(root, &target)?;
    let packages = Packages::of_program(root, &target)?;
    let name = format!("airlock-{}-{target}", packages.program_version()?);
    let built = crate::metadata::workspace(root)?.target_directory;
    let archive = make(root, &packages, &target, &name, &built)?;
    if twice {
        let dist = root.join("dist");
        let first = std::fs::read(dist.join(&archive))?;
        let again = built.join("dist-again");
        if again.exists() {
            std::fs::remove_dir_all(&again)?;
        }
        make(root, &packages, &target, &name, &again)?;
        if std::fs::read(dist.join(&archive))? != first {
            bail!("{archive}: the second build is not the same as the first");
        }
        std::fs::remove_dir_all(&again)?;
        ui::line("two builds, one archive");
    }
    ui::line(&format!("dist/{archive}\ndist/SHA256SUMS"));
    Ok(())
}

/// Builds below the folder `built`, proves and packs; the archive's name.
fn make(
    root: &Path,
    packages: &Packages,
    target: &str,
    name: &str,
    built: &Path,
) -> Result<String> {
    ui::heading(&format!("building {name}"));
    let binary = build(root, target, built)?;
    let program = std::fs::read(&binary)?;
    if target.contains("-linux-") {
        prove::is_static(&program)?;
    }
    prove::names_none_of(&program, &prove::folders_of_this_machine(root))?;
    let dist = root.join("dist");
    let folder = dist.join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(folder.join("completions"))?;
    copy(&binary, &folder)?;
    for document in ["LICENSE-APACHE", "LICENSE-MIT", "README.md"] {
        copy(&root.join(document), &folder)?;
    }
    std::fs::write(
        folder.join("THIRD-PARTY-LICENSES.txt"),
        notices::text(packages)?,
    )?;
    std::fs::write(
        folder.join("airlock.cdx.json"),
        sbom::document(root, packages)?,
    )?;
    write_what_the_program_says(root, &binary, &folder)?;
    let archive = pack(root, &dist, name)?;
    sum(&dist, &archive)?;
    Ok(archive)
}

/// The standard library, and for musl a C compiler, must be there for `target`.
fn require_target(root: &Path, target: &str) -> Result<()> {
    let mut rustc = process::program(
        root,
        "rustc",
        ["--print", "target-libdir", "--target", target],
    );
    let folder = process::capture(&mut rustc)
        .with_context(|| format!("the compiler knows no target `{target}`"))?;
    if !Path::new(folder.trim()).is_dir() {
        bail!(
            "the standard library for {target} is missing; install it with `rustup target add {target}`, or link the \
             machine's own C library statically: `cargo xtask dist --target {}`",
            host(root)?
        );
    }
    let needs_musl_cc = target.ends_with("musl")
        && std::env::var_os(cc_variable(target)).is_none()
        && !process::works(&mut process::program(root, "musl-gcc", ["--version"]));
    if needs_musl_cc {
        bail!(
            "the grammars need a C compiler for musl; install it with `apt-get install musl-tools`, or name one in {}",
            cc_variable(target)
        );
    }
    Ok(())
}

fn cc_variable(target: &str) -> String {
    format!("CC_{}", target.replace('-', "_"))
}

fn build(root: &Path, target: &str, built: &Path) -> Result<PathBuf> {
    let mut command = process::cargo(
        root,
        [
            "build",
            "--locked",
            "--profile",
            "dist",
            "--package",
            "airlock",
            "--target",
            target,
        ],
    );
    // The folders of this machine must not show in the program, neither from Rust nor from C.
    let folders = prove::folders_of_this_machine(root);
    let mut flags: Vec<String> = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
        .collect();
    let of_c: Vec<String> = folders
        .iter()
        .map(|folder| format!("-ffile-prefix-map={}=.", folder.display()))
        .collect();
    if target.contains("-linux-") {
        flags.push("-Ctarget-feature=+crt-static".to_owned());
    }
    command
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("CFLAGS", of_c.join(" "))
        .env("CARGO_TARGET_DIR", built);
    process::run(&mut command)?;
    let name = if target.contains("windows") {
        "airlock.exe"
    } else {
        "airlock"
    };
    Ok(built.join(target).join("dist").join(name))
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("a file without a name")?;
    std::fs::copy(file, folder.join(name))
        .with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

/// Manual pages and completions, written by the program itself, or for another machine's by one of this machine.
fn write_what_the_program_says(root: &Path, binary: &Path, folder: &Path) -> Result<()> {
    let program = if process::works(&mut process::program(root, binary, ["version"])) {
        binary.to_owned()
    } else {
        test::built_airlock(root)?
    };
    let man = folder.join("man");
    std::fs::create_dir_all(&man)?;
    process::run(process::program(root, &program, ["man", "--out"]).arg(&man))?;
    for shell in SHELLS {
        let text = process::capture(&mut process::program(
            root,
            &program,
            ["completions", shell],
        ))?;
        std::fs::write(
            folder.join("completions").join(format!("airlock.{shell}")),
            text,
        )?;
    }
    Ok(())
}

/// Packs `dist/name`; the archive's name.
fn pack(root: &Path, dist: &Path, name: &str) -> Result<String> {
    let archive = format!("{name}.tar.gz");
    let committed = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds,
        Err(_) => process::capture(&mut process::program(
            root,
            "git",
            ["log", "-1", "--format=%ct"],
        ))?,
    };
    let mut tar = process::program(
        dist,
        "tar",
        [
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mode=u=rwX,go=rX",
        ],
    );
    tar.arg(format!("--mtime=@{}", committed.trim())).args([
        "--use-compress-program=gzip -9n",
        "-cf",
        &archive,
        name,
    ]);
    process::run(&mut tar)?;
    Ok(archive)
}

/// Checksums of every archive that lies there.
fn sum(dist: &Path, archive: &str) -> Result<()> {
    let archives: Vec<String> = files::below(dist)?
        .into_iter()
        .filter(|file| file.ends_with(".tar.gz") && !file.contains('/'))
        .collect();
    let sums = process::capture(&mut process::program(dist, "sha256sum", &archives))?;
    if !sums.contains(archive) {
        bail!("no checksum of {archive}");
    }
    std::fs::write(dist.join("SHA256SUMS"), sums)?;
    Ok(())
}
