//! The work of the reading process: it limits itself, reads the file on standard input, answers and ends.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::Path,
    sync::Arc,
};

use exchange::{ExchangeError, pdf_text, table};
use paper::{self, InProcess, Picture, Renderer};

use super::{Answer, Task, process};

/// The first argument of the reading process.
pub const FLAG: &str = "--read-outside";

/// Performs the task in the arguments behind [`FLAG`].
///
/// # Errors
/// When the arguments are wrong, the process cannot be limited, or the answer cannot be written.
pub fn serve(arguments: &[OsString], out: &mut dyn Write) -> io::Result<()> {
    let [memory, task] = arguments else { return Err(io::ErrorKind::InvalidInput.into()) };
    let word = |argument: &OsString| argument.to_str().map(str::to_owned).ok_or(io::ErrorKind::InvalidInput);
    process::limit(word(memory)?.parse().map_err(|_| io::ErrorKind::InvalidInput)?)?;
    process::end_with_parent()?;
    let task: Task = serde_json::from_str(&word(task)?)?;
    let mut out = BufWriter::new(out);
    match task {
        Task::Tables { name } => tables(&name, &mut out)?,
        Task::Text => answer(&mut out, &Answer::Text(pdf_text::read(&read_input()?)))?,
        Task::Stamp { stamp, place } => {
            let mut head = vec![0; stamp];
            io::stdin().read_exact(&mut head)?;
            match paper::stamp_update(read_input()?, &head, place) {
                Ok(added) => {
                    answer(&mut out, &Answer::Stamped(Ok(added.len())))?;
                    out.write_all(&added)?;
                }
                Err(why) => answer(&mut out, &Answer::Stamped(Err(why)))?,
            }
        }
        Task::Sizes => answer(&mut out, &Answer::Sizes(InProcess.sizes(&Arc::new(read_input()?)).ok()))?,
        Task::Picture { page, width } => match InProcess.picture(&Arc::new(read_input()?), page, width) {
            Ok(Picture { width, height, pixels }) => {
                answer(&mut out, &Answer::Picture(Some((width, height))))?;
                out.write_all(&pixels)?;
            }
            Err(_) => answer(&mut out, &Answer::Picture(None))?,
        },
    }
    out.flush()
}

fn tables(name: &str, out: &mut dyn Write) -> io::Result<()> {
    let path = Path::new(name);
    let mut failed = None;
    let read = table::read(input()?, path, &mut |part| {
        answer(out, &Answer::Part(part)).map_err(|error| {
            let told = ExchangeError::from_io(&error, path);
            failed = Some(error);
            told
        })
    });
    match failed {
        Some(error) => Err(error),
        None => answer(out, &Answer::Tables(read)),
    }
}

/// Opens standard input as a file.
fn input() -> io::Result<File> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(File::from(own))
}

/// Reads standard input to its end.
fn read_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn answer(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}
