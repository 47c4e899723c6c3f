//! The table of commands, in the order of the help.

use std::sync::LazyLock;

use domain::{history::Record, link::LinkKind};

#[allow(clippy::wildcard_imports, reason = "each of them belongs to a command")]
use super::flags::*;
use super::{
    Command, documents,
    flag::{
        FlagSpec,
        Taken::{Anything, OneOf, Path},
    },
    flags, follow_up, keeping, lists, numbers, office, printing,
    usage::{
        Count::{Any, Needed, Optional, Several},
        Documents, Part, Usage, command,
    },
};
use crate::completions;

const BOOK_OPERAND: Part = Part::Operand(OneOf(flags::books), Needed);
const NUMBER_OPERAND: Part = Part::Operand(Anything(texts::VALUE_NUMBER), Needed);
const ID_OPERAND: Part = Part::Operand(Anything(texts::VALUE_ID), Needed);
const FILE_OPERAND: Part = Part::Operand(Path(texts::VALUE_FILE), Needed);
const STDIN_OPERAND: Part = Part::Operand(Path(texts::VALUE_FILE_OR_INPUT), Optional);

/// The part of a command that names one document.
const DOCUMENT: Part = Part::Named(&ONE_DOCUMENT);
/// The part of a command that names several documents.
const DOCUMENTS_OPERAND: Part = Part::Named(&SEVERAL_DOCUMENTS);

/// The two ways to name one document.
pub(crate) static ONE_DOCUMENT: Documents = Documents {
    value: texts::VALUE_DOCUMENT,
    by_number: &[BOOK_OPERAND, NUMBER_OPERAND, YEAR.must(), AUTHORITY.may()],
    by_row: ID.must(),
};

/// The two ways to name several documents.
pub(crate) static SEVERAL_DOCUMENTS: Documents = Documents {
    value: texts::VALUE_DOCUMENTS,
    by_number: &[BOOK_OPERAND, Part::Operand(Anything(texts::VALUE_NUMBER), Several), YEAR.must(), AUTHORITY.may()],
    by_row: ID.several(),
};

/// The options of every command.
pub(crate) static EVERYWHERE: [FlagSpec; 5] = [REGISTRY.spec, LANGUAGE.spec, CLERK.spec, HELP.spec, VERSION.spec];

/// Iterates over the options of all commands, repeating those that several commands have.
pub(crate) fn flags() -> impl Iterator<Item = FlagSpec> {
    let of_commands = COMMANDS.iter().flat_map(Usage::flags);
    EVERYWHERE.iter().copied().chain(of_commands.map(|(spec, _)| spec))
}

/// Every usage of every command. The reader takes the first that matches, so words that begin other words must come after these.
pub(crate) static COMMANDS: &[Usage] = &[
    command(
        "demo",
        texts::COMMAND_DEMO,
        office::demo,
        &[Part::Operand(Path(texts::VALUE_FOLDER), Optional), YEAR.may(), DOCUMENTS.may(), NO_WINDOW.may()],
    ),
    command(
        "office",
        texts::COMMAND_OFFICE,
        office::office,
        &[
            NAME.may(),
            PARENT.may(),
            ABBREVIATION.may(),
            PLACE.may(),
            SINCE.may(),
            CORRECT.may(),
            ADDRESS.may(),
            TELEPHONE.may(),
            FAX.may(),
            E_MAIL.may(),
            WEBSITE.may(),
        ],
    ),
    command(
        "authority add",
        texts::COMMAND_AUTHORITY_ADD,
        office::authority,
        &[
            Part::Operand(Anything(texts::VALUE_NAME), Needed),
            ABBREVIATION.must(),
            PARENT.may(),
            STARTS.may(),
            ENDS.may(),
            SAME_ABBREVIATION.may(),
        ],
    ),
    command(
        "type add",
        texts::COMMAND_TYPE_ADD,
        office::document_type,
        &[Part::Operand(Anything(texts::VALUE_NAME), Needed), ABBREVIATION.may(), NORMATIVE.may(), WRITTEN.may()],
    ),
    command("clerk", texts::COMMAND_CLERK, office::clerk, &[Part::Operand(Anything(texts::VALUE_FULL_NAME), Optional)]),
    command(
        "register",
        texts::COMMAND_REGISTER,
        documents::register,
        &[
            BOOK_OPERAND,
            STDIN_OPERAND,
            EACH.may(),
            EMERGENCY.may(),
            ACCEPT_JUMP.any(),
            REFUSE_DUPLICATES.may(),
            ACCEPT_FUTURE.may(),
            RESULT.may(),
        ],
    ),
    command(
        "register",
        texts::COMMAND_REGISTER_JOINTLY,
        documents::register,
        &[Part::Operand(OneOf(|| vec!["outgoing"]), Needed), STDIN_OPERAND, WITH_ISSUER.several()],
    ),
    command("amend", texts::COMMAND_AMEND, documents::amend, &[DOCUMENT, STDIN_OPERAND, REASON.may()]),
    command(
        "cancel",
        texts::COMMAND_CANCEL,
        documents::cancel,
        &[DOCUMENT, REASON.must(), RULED_BY.must(), RULED_ON.may()],
    ),
    command(
        "recall",
        texts::COMMAND_RECALL,
        documents::recall,
        &[DOCUMENT, REASON.must(), RULED_BY.must(), RULED_ON.may()],
    ),
    command(
        "link",
        texts::COMMAND_LINK,
        documents::link,
        &[
            ID_OPERAND,
            Part::Operand(OneOf(|| LinkKind::ALL.map(LinkKind::key).into()), Needed),
            ID_OPERAND,
            REASON.may(),
        ],
    ),
    command(
        "attach",
        texts::COMMAND_ATTACH,
        documents::attach,
        &[DOCUMENT, Part::Operand(Path(texts::VALUE_FILE), Several)],
    ),
    command("files list", texts::COMMAND_FILES_LIST, documents::files_list, &[DOCUMENT, RESULT.may()]),
    command("files write", texts::COMMAND_FILES_WRITE, documents::files_write, &[ID_OPERAND, FILE.must()]),
    command("files withdraw", texts::COMMAND_FILES_WITHDRAW, documents::files_withdraw, &[ID_OPERAND, REASON.must()]),
    command("files read", texts::COMMAND_FILES_READ, documents::files_read, &[]),
    command("history", texts::COMMAND_HISTORY, documents::history, &[DOCUMENT, RESULT.may()]),
    command("status", texts::COMMAND_STATUS, follow_up::status, &[DOCUMENT, JSON.may(), RESULT.may()]),
    command("submit", texts::COMMAND_SUBMIT, follow_up::submit, &[DOCUMENTS_OPERAND, SUBMITTED_TO.must(), ON.may()]),
    command(
        "instruct",
        texts::COMMAND_INSTRUCT,
        follow_up::instruct,
        &[DOCUMENTS_OPERAND, INSTRUCTED_BY.must(), TEXT.may(), LEAD.any(), SUPPORT.any(), ON.may()],
    ),
    command(
        "hand-over",
        texts::COMMAND_HAND_OVER,
        follow_up::hand_over,
        &[DOCUMENTS_OPERAND, UNIT.several(), RECEIVER.may(), ON.may()],
    ),
    command(
        "handled",
        texts::COMMAND_HANDLED,
        follow_up::handled,
        &[DOCUMENTS_OPERAND, UNIT.may(), STATE.may(), REMARK.may(), ON.may()],
    ),
    command("confirm", texts::COMMAND_CONFIRM, follow_up::confirm, &[DOCUMENTS_OPERAND, ON.may()]),
    command("send-back", texts::COMMAND_SEND_BACK, follow_up::send_back, &[DOCUMENTS_OPERAND, REASON.must(), ON.may()]),
    command(
        "dispatch",
        texts::COMMAND_DISPATCH,
        follow_up::dispatch,
        &[DOCUMENTS_OPERAND, SENT_BY.must(), SENT_TO.may(), ENVELOPES.may(), REMARK.may(), ON.may()],
    ),
    command("received", texts::COMMAND_RECEIVED, follow_up::received, &[DOCUMENTS_OPERAND, ON.may()]),
    command(
        "lend",
        texts::COMMAND_LEND,
        follow_up::lend,
        &[DOCUMENTS_OPERAND, BORROWER.must(), LENT_BY.must(), REMARK.may(), ON.may()],
    ),
    command("give-back", texts::COMMAND_GIVE_BACK, follow_up::give_back, &[DOCUMENTS_OPERAND, ON.may()]),
    command("envelope list", texts::COMMAND_ENVELOPE_LIST, follow_up::envelope_list, &[YEAR.may(), RESULT.may()]),
    command(
        "envelope add",
        texts::COMMAND_ENVELOPE_ADD,
        follow_up::envelope_add,
        &[SENDER.must(), ADDRESSEE.must(), CODE.may(), REMARK.may(), ON.may()],
    ),
    command(
        "envelope pass-on",
        texts::COMMAND_ENVELOPE_PASS_ON,
        follow_up::envelope_pass_on,
        &[ID_OPERAND, RECEIVER.may(), ON.may()],
    ),
    command(
        "envelope registered",
        texts::COMMAND_ENVELOPE_REGISTERED,
        follow_up::envelope_registered,
        &[ID_OPERAND, DOCUMENT],
    ),
    command(
        "strike",
        texts::COMMAND_STRIKE,
        follow_up::strike,
        &[Part::Operand(OneOf(entries_to_strike), Needed), ID_OPERAND, REASON.must()],
    ),
    command(
        "search",
        texts::COMMAND_SEARCH,
        documents::search,
        &[
            Part::Operand(Anything(texts::VALUE_QUERY), Needed),
            BOOK.may(),
            YEAR.may(),
            LIMIT.may(),
            JSON.may(),
            RESULT.may(),
        ],
    ),
    command(
        "book",
        texts::COMMAND_BOOK,
        printing::book,
        &[
            BOOK_OPERAND,
            YEAR.must(),
            AUTHORITY.may(),
            FROM.may(),
            TO.may(),
            FROM_NUMBER.may(),
            TO_NUMBER.may(),
            TYPE.may(),
            SERIES.may(),
            PAGES_PER_VOLUME.may(),
            CLOSING.may(),
            BLANK.may(),
            PDF.must(),
        ],
    ),
    command(
        "book",
        texts::COMMAND_BOOK_PRINT_ON,
        printing::book,
        &[
            BOOK_OPERAND,
            YEAR.must(),
            AUTHORITY.may(),
            PRINT_ON.must(),
            PAGES_PER_VOLUME.may(),
            CLOSING.may(),
            BLANK.may(),
            PDF.must(),
        ],
    ),
    command(
        "book",
        texts::COMMAND_BOOK_PAGE,
        printing::book,
        &[BOOK_OPERAND, YEAR.must(), AUTHORITY.may(), PAGE.must(), PDF.must()],
    ),
    command("form", texts::COMMAND_FORMS, printing::form, &[RESULT.may()]),
    command(
        "form",
        texts::COMMAND_FORM,
        printing::form,
        &[
            Part::Operand(Anything(texts::VALUE_FORM), Needed),
            BOOK.may(),
            YEAR.may(),
            FROM.may(),
            TO.may(),
            FROM_NUMBER.may(),
            TO_NUMBER.may(),
            TYPE.may(),
            SERIES.may(),
            NUMBER.may(),
            BLANK.may(),
            AUTHORITY.may(),
            AS_OF.may(),
            PAPER.may(),
            PORTRAIT.may(),
            LANDSCAPE.may(),
            WIDTHS.may(),
            COLUMN.any(),
            SIGNED.may(),
            QR.may(),
            PAGES_PER_VOLUME.may(),
            CLOSING.may(),
            SIZE.may(),
            LABELS.may(),
            LABELS_GONE.may(),
            STAMP.may(),
            CORNER.may(),
            AT.may(),
            PDF.must(),
        ],
    ),
    command("printers", texts::COMMAND_PRINTERS, printing::printers, &[RESULT.may()]),
    command(
        "print cancel",
        texts::COMMAND_PRINT_CANCEL,
        printing::print_cancel,
        &[Part::Operand(Anything(texts::VALUE_INTEGER), Needed)],
    ),
    command(
        "print",
        texts::COMMAND_PRINT,
        printing::print,
        &[
            Part::Operand(Path(texts::VALUE_PDF), Several),
            PRINTER.may(),
            COPIES.may(),
            SIDES.may(),
            PAGES.may(),
            TRAY.may(),
            WAIT.may(),
        ],
    ),
    command("export setup", texts::COMMAND_EXPORT_SETUP, lists::export_setup, &[SETUP.must()]),
    command(
        "export",
        texts::COMMAND_EXPORT,
        lists::export,
        &[
            BOOK_OPERAND,
            Part::Operand(Anything(texts::VALUE_QUERY), Optional),
            YEAR.must(),
            FROM.may(),
            TO.may(),
            LIST.must(),
        ],
    ),
    command("export", texts::COMMAND_EXPORT_EMPTY, lists::export, &[BOOK_OPERAND, EMPTY.must(), TEMPLATE.must()]),
    command(
        "import setup",
        texts::COMMAND_IMPORT_SETUP,
        lists::import_setup,
        &[Part::Operand(Path(texts::VALUE_JSON), Needed)],
    ),
    command(
        "import",
        texts::COMMAND_IMPORT,
        lists::import,
        &[
            Part::Operand(Path(texts::VALUE_LIST), Needed),
            BOOK.may(),
            DRY_RUN.may(),
            SKIP_BAD.may(),
            ACCEPT_JUMP.any(),
            REFUSED.may(),
            DATES.may(),
            SKIP_COLUMNS.may(),
            NUMBER_ROWS.may(),
            ACCEPT_FUTURE.may(),
        ],
    ),
    command("report", texts::COMMAND_REPORT, lists::report, &[YEAR.must(), AS_OF.may(), JSON.may(), RESULT.may()]),
    command("series list", texts::COMMAND_SERIES_LIST, numbers::series_list, &[YEAR.may(), RESULT.may()]),
    command(
        "series add",
        texts::COMMAND_SERIES_ADD,
        numbers::series_add,
        &[
            AUTHORITY.must(),
            NAME.must(),
            SERIES_TYPE.any(),
            NORMATIVE_TYPE.any(),
            STARTS.must(),
            ENDS.may(),
            FIRST.may(),
        ],
    ),
    command(
        "series join",
        texts::COMMAND_SERIES_JOIN,
        numbers::series_join,
        &[AUTHORITY.must(), TYPE.must(), WITH_TYPE.must(), ON.may(), REASON.may()],
    ),
    command(
        "series close",
        texts::COMMAND_SERIES_CLOSE,
        numbers::series_close,
        &[AUTHORITY.may(), LAST_DAY.must(), REASON.may(), YES.may()],
    ),
    command(
        "series reopen",
        texts::COMMAND_SERIES_REOPEN,
        numbers::series_reopen,
        &[AUTHORITY.may(), FIRST_DAY.must(), REASON.must()],
    ),
    command(
        "series last",
        texts::COMMAND_SERIES_LAST,
        numbers::series_last,
        &[Part::Operand(Anything(texts::VALUE_LAST), Any), REASON.may(), CONFIRMED.any()],
    ),
    command(
        "series take-back",
        texts::COMMAND_SERIES_TAKE_BACK,
        numbers::series_take_back,
        &[DOCUMENT, Part::Operand(Anything(texts::VALUE_NUMBER), Any), REASON.must(), RULED_BY.must(), RULED_ON.may()],
    ),
    command(
        "hold",
        texts::COMMAND_HOLD,
        numbers::hold,
        &[
            BOOK_OPERAND,
            DATE.must(),
            AUTHORITY.may(),
            TYPE.may(),
            NORMATIVE.may(),
            HELD_FROM.may(),
            AMOUNT.may(),
            HOLDER.must(),
            REASON.must(),
            UNTIL.must(),
        ],
    ),
    command("held", texts::COMMAND_HELD, numbers::held, &[YEAR.may(), RESULT.may()]),
    command("release", texts::COMMAND_RELEASE, numbers::release, &[ID_OPERAND, REASON.may()]),
    command(
        "numbers rule",
        texts::COMMAND_NUMBERS_RULE,
        numbers::rule,
        &[DOCUMENT, REASON.must(), RULED_BY.must(), RULED_ON.may()],
    ),
    command("numbers", texts::COMMAND_NUMBERS, numbers::numbers, &[YEAR.must(), RESULT.may()]),
    command(
        "lock",
        texts::COMMAND_LOCK,
        numbers::lock,
        &[Part::Operand(OneOf(flags::books), Optional), YEAR.must(), AUTHORITY.may(), REASON.may(), YES.may()],
    ),
    command(
        "unlock",
        texts::COMMAND_UNLOCK,
        numbers::unlock,
        &[Part::Operand(OneOf(flags::books), Optional), YEAR.must(), AUTHORITY.may(), REASON.may()],
    ),
    command("day close", texts::COMMAND_DAY_CLOSE, printing::day_close, &[PDF.must()]),
    command("day list", texts::COMMAND_DAY_LIST, printing::day_list, &[RESULT.may()]),
    command("day print", texts::COMMAND_DAY_PRINT, printing::day_print, &[ID_OPERAND, PDF.must()]),
    command("due", texts::COMMAND_DUE, follow_up::due, &[ON.may(), JSON.may(), RESULT.may()]),
    command("calendar list", texts::COMMAND_CALENDAR_LIST, office::calendar_list, &[YEAR.may(), RESULT.may()]),
    command(
        "calendar add",
        texts::COMMAND_CALENDAR_ADD,
        office::calendar_add,
        &[
            Part::Operand(Anything(texts::VALUE_DATE), Needed),
            Part::Operand(OneOf(|| vec!["off", "work"]), Needed),
            Part::Operand(Anything(texts::VALUE_NAME), Optional),
        ],
    ),
    command(
        "calendar remove",
        texts::COMMAND_CALENDAR_REMOVE,
        office::calendar_remove,
        &[Part::Operand(Anything(texts::VALUE_DATE), Needed)],
    ),
    command(
        "calendar import",
        texts::COMMAND_CALENDAR_IMPORT,
        office::calendar_import,
        &[Part::Operand(Path(texts::VALUE_CSV), Needed)],
    ),
    command("backup", texts::COMMAND_BACKUP, keeping::backup, &[Part::Operand(Path(texts::VALUE_FOLDER), Needed)]),
    command(
        "restore",
        texts::COMMAND_RESTORE,
        keeping::restore,
        &[FILE_OPERAND, LAST.any(), REASON.may(), CONFIRMED.any(), OTHER_REGISTRY.may()],
    ),
    command("upgrade", texts::COMMAND_UPGRADE, |_| Ok(Command::Upgrade), &[]),
    command(
        "check",
        texts::COMMAND_CHECK,
        keeping::check,
        &[HEAD.may(), REBUILD_INDEX.may(), REBUILD_SCHEMA.may(), RESULT.may()],
    ),
    command("log", texts::COMMAND_LOG, |_| Ok(Command::Log), &[]),
    command("help", texts::COMMAND_HELP, |_| Ok(Command::Help), &[]),
    command(
        "completions",
        texts::COMMAND_COMPLETIONS,
        office::completions,
        &[Part::Operand(OneOf(completions::shells), Needed)],
    ),
    command("man", texts::COMMAND_MAN, |_| Ok(Command::Manual), &[]),
];

/// The entries that can be struck out, by their words in the command.
fn entries_to_strike() -> Vec<&'static str> {
    static WORDS: LazyLock<Vec<String>> =
        LazyLock::new(|| Record::ENTRIES.iter().map(|record| record.key().replace('_', "-")).collect());
    WORDS.iter().map(String::as_str).collect()
}
