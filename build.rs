//! Puts icon, version and manifest into the programs for Windows; for any other system it does nothing.
//!
//! On Windows `embed-resource` finds the compiler of resources of Visual Studio; from elsewhere MinGW's `windres` is the only one. So
//! only builds on Windows need that crate: Cargo chooses build dependencies by the machine that builds.

use std::{env, error::Error, fs, path::PathBuf};

const RESOURCES: &str = "packaging/windows/vanthu.rc";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=packaging/windows");
    if env::var("CARGO_CFG_TARGET_OS")? != "windows" {
        return Ok(());
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let [major, minor, patch] = ["MAJOR", "MINOR", "PATCH"].map(|part| env::var(format!("CARGO_PKG_VERSION_{part}")));
    let version = env::var("CARGO_PKG_VERSION")?;
    let header = format!("#define NUMBERS {},{},{},0\n#define VERSION \"{version}\"\n", major?, minor?, patch?);
    fs::write(out.join("version.h"), header)?;
    link(&out)
}

#[cfg(windows)]
fn link(out: &std::path::Path) -> Result<(), Box<dyn Error>> {
    Ok(embed_resource::compile(RESOURCES, embed_resource::ParamsIncludeDirs([out])).manifest_required()?)
}

#[cfg(not(windows))]
fn link(out: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let object = out.join("vanthu.o");
    let windres = format!("{}-w64-mingw32-windres", env::var("CARGO_CFG_TARGET_ARCH")?);
    let status = std::process::Command::new(&windres)
        .args(["--input", RESOURCES, "--output-format=coff", "--include-dir"])
        .arg(out)
        .arg("--output")
        .arg(&object)
        .status()
        .map_err(|error| format!("{windres} (of MinGW) makes the resources of a program for Windows: {error}"))?;
    if !status.success() {
        return Err(format!("{windres} made no resources of {RESOURCES}: {status}").into());
    }
    println!("cargo::rustc-link-arg-bins={}", object.display());
    Ok(())
}
