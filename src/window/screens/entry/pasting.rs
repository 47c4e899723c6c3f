//! Filling a form from one pasted line that cites the document, and from a whole code typed where a number or a type belongs.

use iced::{Task, clipboard, widget::text_editor};

use domain::{book::Book, citation::Citation, code::Code, document_field::DocumentField as F, text::fold};
use texts::{UserMessage, Value, message};

use super::{Context, Entry, Message, Number, fields::Numbering, input::Input};
use crate::kit::{form::FormEvent, notice::Notice, theme::Severity};

/// A shorter text is pasted as it is. In characters.
const SHORTEST: usize = 16;

impl Entry {
    /// Returns a task that yields the line pasted by an event, if that line may fill the form. A one-line input drops the tabs of the line,
    /// so it is read from the clipboard again.
    pub(super) fn pasted_line(&self, event: &FormEvent) -> Option<Task<Message>> {
        match event {
            FormEvent::Pasted(at, text) if self.may_be_filled(self.fields.input(*at)?, text) => {
                let text = text.clone();
                Some(clipboard::read().map(move |line| Message::Line(line.unwrap_or_else(|| text.clone()))))
            }
            FormEvent::Edited(_, text_editor::Action::Edit(text_editor::Edit::Paste(text)))
                if self.may_be_filled(F::Subject.into(), text) =>
            {
                Some(Task::done(Message::Line(text.to_string())))
            }
            _ => None,
        }
    }

    /// Whether a line may fill the form: nothing that it would say is written yet.
    fn may_be_filled(&self, input: Input, line: &str) -> bool {
        let kept: &[F] = match self.book() {
            Book::Incoming => &[],
            Book::Outgoing => &[F::IssuedDate, F::OrganName, F::TypeName],
        };
        let filled = [F::Code, F::OrganName, F::IssuedDate, F::TypeName];
        self.amending.is_none()
            && line.chars().count() >= SHORTEST
            && matches!(
                input,
                Input::Number
                    | Input::Field(F::ArrivalDate | F::IssuedDate | F::Code | F::OrganName | F::TypeName | F::Subject)
            )
            && self.text(F::Subject).trim().is_empty()
            && filled.iter().filter(|input| !kept.contains(input)).all(|input| self.text(*input).is_empty())
    }

    /// Fills the form from a line, if the line cites a document; the form stays as it is otherwise.
    pub(super) fn fill(&mut self, line: &str, context: Context<'_>) -> Task<Message> {
        let Some(cited) = Citation::read(line, &context.reference.types) else { return Task::none() };
        self.fields.form.close_lists();
        let mut arrived = cited.arrival_date;
        for date in [F::ArrivalDate, F::IssuedDate] {
            if self.fields.read_date(date, context).is_err() {
                // The line itself, pasted into the date; the form began with today as the day of arrival.
                self.fields.put(date, String::new());
                if date == F::ArrivalDate {
                    arrived = arrived.or(Some(context.today));
                }
            }
        }
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| context.language.date(date)).unwrap_or_default();
        let mut values = vec![
            (F::IssuedDate, date(cited.issued_date)),
            (F::TypeName, cited.type_name),
            (F::OrganName, cited.organ_name),
        ];
        match self.book() {
            Book::Incoming => {
                values.insert(0, (F::Code, cited.code));
                if self.text(F::ArrivalDate).is_empty() {
                    values.push((F::ArrivalDate, date(arrived)));
                }
            }
            Book::Outgoing => {
                let wanted = fold(&values[2].1);
                let known = context.reference.authorities.iter().find(|known| fold(&known.name) == wanted);
                values[2].1 = known.map(|known| known.name.clone()).unwrap_or_default();
                self.read_whole_code(&cited.code, context);
            }
        }
        let mut filled: Vec<F> = Vec::new();
        let mut tasks = Vec::new();
        for (field, value) in values {
            // What the line does not say stays; what was pasted into the wrong input does not.
            if !value.is_empty() {
                tasks.push(self.set(field, value, context));
                filled.push(field);
            } else if self.book() == Book::Incoming && field != F::ArrivalDate {
                tasks.push(self.set(field, String::new(), context));
            }
        }
        tasks.push(self.set(F::Subject, cited.subject.clone(), context));
        if !cited.subject.is_empty() {
            filled.push(F::Subject);
        }
        let label = |field: &F| context.language.text(field.row().label(self.book()));
        let fields = filled.iter().map(label).collect::<Vec<_>>().join(", ");
        let fields = message!(texts::ENTRY_FILLED_FIELDS, fields = Value::Text(fields));
        let mut notice = Notice::new(Severity::Neutral, UserMessage::from(texts::ENTRY_FILLED)).with_more(fields);
        if !cited.others.is_empty() {
            notice = notice.with_more(message!(texts::ENTRY_NOT_FILLED, texts = cited.others.join(" · ")));
        }
        self.notice = Some(notice);
        tasks.push(self.focus_first_empty());
        Task::batch(tasks)
    }

    /// Reads a whole code that was typed where the type or the number of an outgoing document belongs, once one has left it.
    pub(super) fn read_typed_code(&mut self, context: Context<'_>) -> Task<Message> {
        if self.book() != Book::Outgoing || self.amending.is_some() {
            return Task::none();
        }
        let typed = [F::TypeName.into(), Input::Number].into_iter().find(|input| {
            let code = Code::parse(self.text(*input));
            code.number().is_some() && !code.code_notation().is_empty()
        });
        let Some(input) = typed else { return Task::none() };
        let code = self.fields.take(input);
        self.read_whole_code(&code, context);
        self.ask_number(context)
    }

    /// `15/QĐ-UBND`: the type, the authority, of a công văn the drafting unit, and the number, which is proposed.
    fn read_whole_code(&mut self, code: &str, context: Context<'_>) {
        let code = Code::parse(code);
        let groups: Vec<&str> = code.groups().collect();
        let kind = code.document_type(&context.reference.types);
        let names_type = kind.is_some_and(|kind| kind.abbreviation.as_deref() == groups.first().copied());
        let of_authority = if names_type { groups.get(1..) } else { groups.get(..) }.unwrap_or_default();
        if let Some(kind) = kind {
            self.fields.put(F::TypeName, kind.name.clone());
            self.fields.set_normative(code.is_normative(&kind.name, &context.reference.types));
        }
        if let [short, units @ ..] = of_authority
            && let Some(known) =
                context.reference.authorities.iter().find(|known| fold(&known.abbreviation) == fold(short))
        {
            self.fields.put(F::OrganName, known.name.clone());
            if !names_type && !units.is_empty() {
                self.fields.put(F::DraftingUnit, units.join("-"));
            }
        }
        self.fields.put(Input::Number, code.code_number().to_owned());
        if !self.fields.chooses_number() {
            self.fields.set_numbering(Numbering::Chosen);
        }
        self.choosing.proposed = true;
    }

    /// A number read out of a code need not be chosen when it is the next one anyway.
    pub(super) fn settle_number(&mut self) {
        let Some(Number::Code(next)) = &self.expected else { return };
        if self.choosing.proposed && Code::parse(next).number() == Code::parse(self.text(Input::Number)).number() {
            self.forget_number();
        }
    }
}
