//! Offers to share a series when the registry refuses a number because another type has the same abbreviation
//! (Điều 15.1.c, NĐ 30/2020/NĐ-CP).

use iced::{Element, Task, widget::row};

use domain::{
    document_field::DocumentField as F,
    field::{Cause, Problem},
    series::{Join, SeriesCause},
    text::clean,
    written::SimilarTypes,
};
use language::Language;
use store::{Result as Answer, Store, StoreError};
use texts::message;

use super::{Context, fields::Fields};
use crate::{
    keys::Command,
    kit::{button, notice::Notice, theme::Severity},
};

/// Sharing the series of a type with the same code.
#[derive(Debug, Default)]
pub struct Sharing {
    is_waiting: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Let the type in the form share the series.
    Share,
    /// The answer of the registry.
    Shared(Result<Box<SimilarTypes>, StoreError>),
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To save the document, which was refused before.
    Save,
    /// To say that the type shares the series.
    Shared(Notice),
    Failed(StoreError),
}

impl Sharing {
    /// Whether a request to the registry is pending.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    /// Applies a message; `refused` is the reason why the registry refuses a number.
    pub fn update(
        &mut self,
        message: Message,
        refused: Option<&Cause>,
        fields: &mut Fields,
        context: Context<'_>,
    ) -> Action {
        match message {
            Message::Share => Action::Run(self.share(refused, fields, context)),
            Message::Shared(shared) => {
                self.is_waiting = false;
                match shared {
                    Ok(found) => shared_now(&found, fields),
                    Err(error) => Action::Failed(error),
                }
            }
        }
    }

    fn share(&mut self, refused: Option<&Cause>, fields: &Fields, context: Context<'_>) -> Task<Message> {
        let on = fields.date(F::IssuedDate, context);
        let (Some(found), Some(on)) = (offered(refused, fields).cloned(), on) else { return Task::none() };
        let join = Join {
            authority: clean(fields.text(F::OrganName)),
            type_name: found.type_name.clone(),
            with: found.other.clone(),
            on,
            reason: String::new(),
        };
        let joined = move |store: &mut Store| -> Answer<SimilarTypes> {
            store.write(|transaction| transaction.join_series(&join))?;
            Ok(found)
        };
        self.is_waiting = true;
        Task::perform(context.store.ask(joined), |joined| Message::Shared(joined.map(Box::new)))
    }
}

/// Returns the types of which the one in the form may share the series of the other. Each type of VBQPPL has its own series.
pub fn offered<'a>(refused: Option<&'a Cause>, fields: &Fields) -> Option<&'a SimilarTypes> {
    match refused? {
        Cause::Series(SeriesCause::TypesAlike(found)) if !fields.is_normative() => Some(found),
        _ => None,
    }
}

/// Drops the problem that is solved; a document that was refused for it is saved then.
fn shared_now(found: &SimilarTypes, fields: &mut Fields) -> Action {
    let is_solved = |problem: &Problem| matches!(problem.cause, Cause::Series(SeriesCause::TypesAlike(_)));
    let was_saved = fields.form.problems().any(is_solved);
    fields.form.retain_problems(|problem| !is_solved(problem));
    if was_saved {
        return Action::Save;
    }
    let said = message!(texts::ENTRY_SHARED, kind = found.type_name.as_str(), series = found.series.as_str());
    Action::Shared(Notice::new(Severity::Success, said))
}

/// Draws the button that shares the series; it does nothing while something is saved.
pub fn view<'a>(found: &SimilarTypes, is_saving: bool, language: &Language) -> Element<'a, Message> {
    let words = message!(texts::ENTRY_SHARE, series = found.series.as_str());
    let shares = (!is_saving).then_some(Message::Share);
    row![button::secondary(language.say(&words), Command::AcceptOffer.key(), shares)].into()
}
