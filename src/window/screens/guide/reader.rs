//! Reads the guide's text: chapters, headings, paragraphs, steps and points, with keys and bold words in them, and pictures.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain words.
    Plain(String),
    /// Words that stand out: what stands on the screen.
    Bold(String),
    /// A key.
    Key(String),
}

/// A block of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading inside the chapter.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A point of a list, or a numbered step.
    Item {
        /// `•`, or the step's number with its dot.
        sign: String,
        /// What it says.
        runs: Vec<Run>,
    },
    /// A picture.
    Picture {
        /// Where it lies, as the text says it.
        address: String,
        /// What it shows.
        says: String,
    },
}

/// A chapter as blocks of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenChapter {
    /// Its mark in the text: the word of `<!-- chapter: word -->` above its heading.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The chapters of the text, in order. What stands before the first is for readers outside the window.
#[must_use]
pub fn read(text: &str) -> Vec<WrittenChapter> {
    let mut chapters: Vec<WrittenChapter> = Vec::new();
    let mut mark = String::new();
    let mut open = String::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_end();
        let starts_anew = line.is_empty() || line.starts_with(['#', '<', '!', '-']) || step(line).is_some();
        if starts_anew && !open.is_empty() {
            let block = block(&std::mem::take(&mut open));
            chapters.last_mut().into_iter().for_each(|chapter| chapter.blocks.push(block.clone()));
        }
        if let Some(word) = line.strip_prefix("<!-- chapter: ").and_then(|rest| rest.strip_suffix(" -->")) {
            word.clone_into(&mut mark);
        } else if let Some(title) = line.strip_prefix("## ") {
            chapters.push(WrittenChapter {
                mark: std::mem::take(&mut mark),
                title: title.to_owned(),
                blocks: Vec::new(),
            });
        } else if let Some(title) = line.strip_prefix("### ") {
            chapters.last_mut().into_iter().for_each(|chapter| chapter.blocks.push(Block::Heading(title.to_owned())));
        } else if let Some((says, address)) = picture(line) {
            let block = Block::Picture { address: address.to_owned(), says: says.to_owned() };
            chapters.last_mut().into_iter().for_each(|chapter| chapter.blocks.push(block.clone()));
        } else if !line.is_empty() && !line.starts_with(['#', '<', '!']) {
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(line.trim_start());
        }
    }
    chapters
}

/// A picture: what it shows, and where it lies.
fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.split_once("](")
}

/// A numbered step: its number with the dot, and what it says.
fn step(line: &str) -> Option<(&str, &str)> {
    let (number, rest) = line.split_once(". ")?;
    (!number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())).then_some((number, rest))
}

fn block(text: &str) -> Block {
    if let Some(rest) = text.strip_prefix("- ") {
        return Block::Item { sign: "•".to_owned(), runs: runs(rest) };
    }
    match step(text) {
        Some((number, rest)) => Block::Item { sign: format!("{number}."), runs: runs(rest) },
        None => Block::Paragraph(runs(text)),
    }
}

/// The pieces of a line: `**bold**` and `` `key` ``.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`']) {
        let (before, after) = rest.split_at(at);
        let sign = if after.starts_with("**") { "**" } else { &after[..1] };
        let Some((inside, behind)) = after[sign.len()..].split_once(sign).filter(|_| sign != "*") else { break };
        if !before.is_empty() {
            runs.push(Run::Plain(before.to_owned()));
        }
        runs.push(if sign == "`" { Run::Key(inside.to_owned()) } else { Run::Bold(inside.to_owned()) });
        rest = behind;
    }
    if !rest.is_empty() {
        runs.push(Run::Plain(rest.to_owned()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Run {
        Run::Plain(text.to_owned())
    }

    #[test]
    fn chapters_are_read_with_their_blocks() {
        let text = "# Guide\n\nBefore.\n\n<!-- chapter: one -->\n## First\n\nA line\nand more.\n![a picture](a.png)\n\n\
                    ### Part\n1. Press `F2`,\n   then go.\n2. Done\n- **Save** is bold\n\n## Second\nEnd 2*3.";
        let mut chapters = read(text);
        assert_eq!(chapters.len(), 2);
        assert_eq!((chapters[0].mark.as_str(), chapters[0].title.as_str()), ("one", "First"));
        assert_eq!(chapters[0].blocks[0], Block::Paragraph(vec![plain("A line and more.")]));
        let picture = Block::Picture { address: "a.png".to_owned(), says: "a picture".to_owned() };
        assert_eq!(chapters[0].blocks.remove(1), picture);
        assert_eq!(chapters[0].blocks[1], Block::Heading("Part".to_owned()));
        let runs = vec![plain("Press "), Run::Key("F2".to_owned()), plain(", then go.")];
        assert_eq!(chapters[0].blocks[2], Block::Item { sign: "1.".to_owned(), runs });
        assert_eq!(chapters[0].blocks.len(), 5);
        let runs = vec![Run::Bold("Save".to_owned()), plain(" is bold")];
        assert_eq!(chapters[0].blocks[4], Block::Item { sign: "•".to_owned(), runs });
        assert_eq!(chapters[1].blocks, [Block::Paragraph(vec![plain("End 2*3.")])]);
    }
}
