//! Generates a typed constant for each text in `assets/language`. The build fails when a text or a value is missing in a language.

use std::{env, error::Error, fs, io, path::Path};

mod generate;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../assets/language");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut faults = Vec::new();
    let (in_vietnamese, in_english) = (files(&folder, "vi")?, files(&folder, "en")?);
    let vietnamese = generate::texts(&in_vietnamese, &mut faults);
    let english = generate::texts(&in_english, &mut faults);
    generate::compare(&vietnamese, &english, &mut faults);
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("texts.rs"), generate::source(&english)?)?;
    fs::write(out.join("vi.ftl"), joined(&in_vietnamese))?;
    fs::write(out.join("en.ftl"), joined(&in_english))?;
    Ok(())
}

/// Reads the files of a language: name, such as `vi/domain.ftl`, and content.
fn files(folder: &Path, language: &str) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder.join(language))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push((format!("{language}/{name}"), fs::read_to_string(entry.path())?));
    }
    files.sort();
    Ok(files)
}

fn joined(files: &[(String, String)]) -> String {
    files.iter().map(|(_, content)| content.as_str()).collect::<Vec<_>>().join("\n")
}
