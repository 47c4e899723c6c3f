//! `vanthu completions`: writes a shell's completion script. `clap_complete` generates it from the table of commands.

use clap::{Arg, ArgAction, ValueHint, builder::PossibleValuesParser};
use clap_complete::Shell;

use language::Language;

use super::{
    arguments::{
        flag::{FlagSpec, Taken},
        table::{COMMANDS, EVERYWHERE},
        usage::{Count, Part, Usage},
    },
    help,
};

const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

/// Returns the names of the supported shells.
pub(super) fn shells() -> Vec<&'static str> {
    SHELLS.iter().map(|(name, _)| *name).collect()
}

pub(super) fn shell(word: &str) -> Option<Shell> {
    SHELLS.iter().find(|(name, _)| *name == word).map(|(_, shell)| *shell)
}

/// Generates the completion script of a shell.
pub(super) fn script(shell: Shell, language: &Language) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut model(language), "vanthu", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Converts the table of commands to `clap`. Only the completions use it; [`super::arguments`] reads the command line.
fn model(language: &Language) -> clap::Command {
    let everywhere = EVERYWHERE.iter().map(|spec| flag(spec, Count::Optional, language).global(true));
    let mut model = clap::Command::new("vanthu")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(everywhere);
    for usage in COMMANDS {
        let (first, second) = usage.words.split_once(' ').unwrap_or((usage.words, ""));
        model = with(model, first, |command| {
            if second.is_empty() {
                filled(command, usage, language)
            } else {
                with(command, second, |command| filled(command, usage, language))
            }
        });
    }
    model
}

/// Changes the subcommand of this name, and adds it first if it is missing.
fn with(
    command: clap::Command,
    name: &'static str,
    change: impl FnOnce(clap::Command) -> clap::Command,
) -> clap::Command {
    let is_there = command.find_subcommand(name).is_some();
    let command = if is_there { command } else { command.subcommand(clap::Command::new(name)) };
    command.mut_subcommand(name, change)
}

/// Adds the operands and options of a usage to its command. Only the first usage with operands determines these.
fn filled(mut command: clap::Command, usage: &Usage, language: &Language) -> clap::Command {
    if command.get_about().is_none() {
        let about = language.text(usage.about);
        command = command.about(about.lines().next().unwrap_or_default().to_owned());
    }
    let has_operands = command.get_positionals().next().is_some();
    for piece in usage.parts.iter().flat_map(Part::pieces) {
        command = match piece {
            Part::Flag(spec, count) if command.get_arguments().all(|known| known.get_id() != spec.name) => {
                command.arg(flag(&spec, count, language))
            }
            Part::Operand(taken, count) if !has_operands => {
                let operand = operand(&command, taken, count, language);
                command.arg(operand)
            }
            Part::Flag(..) | Part::Operand(..) | Part::Named(_) => command,
        };
    }
    command
}

fn operand(command: &clap::Command, taken: Taken, count: Count, language: &Language) -> Arg {
    let known = command.get_positionals().count();
    let mut name = help::value(taken, language);
    if command.get_positionals().any(|operand| operand.get_id() == name.as_str()) {
        name = format!("{name} {}", known + 1);
    }
    let operand = Arg::new(name).index(known + 1);
    let operand = match count {
        Count::Optional | Count::Needed => operand,
        Count::Any | Count::Several => operand.num_args(1..),
    };
    taking(operand, taken)
}

fn flag(spec: &FlagSpec, count: Count, language: &Language) -> Arg {
    let mut flag = Arg::new(spec.name).long(spec.name).help(language.text(spec.about));
    if let Some(letter) = spec.letter {
        flag = flag.short(letter);
    }
    match spec.value {
        None => flag.action(ArgAction::SetTrue),
        Some(taken) => taking(repeated(flag, count), taken).value_name(help::value(taken, language)),
    }
}

fn repeated(argument: Arg, count: Count) -> Arg {
    match count {
        Count::Optional | Count::Needed => argument,
        Count::Any | Count::Several => argument.action(ArgAction::Append),
    }
}

fn taking(argument: Arg, taken: Taken) -> Arg {
    match taken {
        Taken::Anything(_) => argument.value_hint(ValueHint::Other),
        Taken::Path(_) => argument.value_hint(ValueHint::AnyPath),
        Taken::OneOf(words) => argument.value_parser(PossibleValuesParser::new(words())),
    }
}
