//! The program without a console: what it refuses and what breaks it off is told in a message box.

use std::{ffi::OsString, io, thread};

use vanthu::{
    clock::Clock,
    commands::{self, Ending},
    log_file,
};

/// Runs it with these words; how it ended, and what its message box said.
fn told(words: &[&str]) -> (Ending, Option<String>) {
    let arguments: Vec<OsString> = words.iter().map(Into::into).collect();
    let run = move || {
        let mut told = None;
        let tell = |title: &str, said: &str| {
            assert_eq!(title, "Văn Thư");
            told = Some(said.to_owned());
        };
        let ending = commands::run_window(arguments, &Clock::default(), &mut io::sink(), tell);
        (ending, told)
    };
    // Systems give windows to the first thread only: on another one nothing can open.
    thread::spawn(run).join().unwrap()
}

#[track_caller]
fn says_where_the_log_is(said: &str) {
    let folder = log_file::folder().unwrap().display().to_string();
    assert!(said.contains("Nhật ký chương trình nằm ở") && said.contains(&folder), "{said}");
}

#[test]
fn commands_belong_to_the_other_program() {
    for words in [&["search", "x", "--lang", "vi"][..], &["--help", "--lang", "vi"], &["demo", "x", "--lang", "vi"]] {
        let (ending, told) = told(words);
        assert_eq!(ending, Ending::Refused);
        let told = told.unwrap();
        assert!(told.starts_with("vanthuw chỉ mở cửa sổ") && told.contains("chạy bằng vanthu"), "{told}");
        says_where_the_log_is(&told);
    }
}

#[test]
fn what_is_not_understood_is_told() {
    let (ending, told) = told(&["--lang", "vi", "--registri", "x.db"]);
    assert_eq!(ending, Ending::Refused);
    assert!(told.unwrap().contains("--registri"));
}

#[test]
fn a_window_that_breaks_off_is_told_with_where_the_log_is() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let (ending, told) = told(&["--lang", "vi", "--registry", registry.to_str().unwrap()]);
    assert_eq!(ending, Ending::Refused);
    let told = told.unwrap();
    assert!(told.starts_with("Chương trình dừng vì gặp lỗi. Văn bản đã đăng ký vẫn còn nguyên"), "{told}");
    says_where_the_log_is(&told);
}
