//! Why there is no number to expect, and the way out: a type that is written as one of another series may share that one's numbers
//! (Điều 15.1.c, NĐ 30/2020/NĐ-CP).

use iced::{
    Element, Task,
    widget::{column, row},
};

use domain::{
    document_field::DocumentField as F,
    field::{Cause, Field, Problem},
    series::{Join, SeriesCause},
    text::clean,
    written::Alike,
};
use language::Language;
use store::{DuplicateDecision, Result as Answer, Store, StoreError};
use texts::{UserMessage, message};

use super::{Action, Context, Entry, Message};
use crate::{
    keys::Command,
    kit::{
        button,
        notice::Notice,
        space, text,
        theme::{self, Severity},
    },
};

/// Why the registry gives no number, where the reason is the number itself and not what is still to be typed.
pub(super) fn refused_number(error: &StoreError) -> Option<Cause> {
    let StoreError::Refused(problems) = error else { return None };
    let of_number = |problem: &&Problem| {
        matches!(
            problem.field,
            Field::Code | Field::CodeNumber | Field::ArrivalNumber | Field::DraftingUnit | Field::Issuers
        )
    };
    problems.iter().find(of_number).map(|problem| problem.cause.clone())
}

impl Entry {
    /// The type whose series the type in the form may share, where it gets no number of its own. Each type of VBQPPL has its own series.
    pub(super) fn alike_type(&self) -> Option<&Alike> {
        match self.number_refused.as_ref()? {
            Cause::Series(SeriesCause::TypesAlike(found))
                if !self.fields.is_normative() && !self.fields.chooses_number() =>
            {
                Some(found)
            }
            _ => None,
        }
    }

    /// Lets the type share the series; what was refused for it is saved then, else the number is asked anew.
    pub(super) fn share_series(&mut self, context: Context<'_>) -> Task<Message> {
        let on = self.fields.date(F::IssuedDate, context);
        let (Some(found), Some(on), false) = (self.alike_type().cloned(), on, self.saving) else {
            return Task::none();
        };
        let join = Join {
            authority: clean(self.text(F::OrganName)),
            type_name: found.type_name.clone(),
            with: found.other.clone(),
            on,
            reason: String::new(),
        };
        let joined = move |store: &mut Store| -> Answer<Alike> {
            store.write(|transaction| transaction.join_series(&join))?;
            Ok(found)
        };
        self.saving = true;
        Task::perform(context.store.ask(joined), |joined| Message::Shared(joined.map(Box::new)))
    }

    /// It shares the series now, or why not.
    pub(super) fn series_shared(&mut self, shared: Result<Box<Alike>, StoreError>, context: Context<'_>) -> Action {
        self.saving = false;
        let found = match shared {
            Ok(found) => found,
            Err(error) => {
                self.notice =
                    Some(Notice::new(Severity::Error, error.message()).with_more(UserMessage::from(texts::ENTRY_KEPT)));
                return Action::Run(Task::none());
            }
        };
        let is_alike = |problem: &Problem| matches!(problem.cause, Cause::Series(SeriesCause::TypesAlike(_)));
        let was_saved = self.fields.form.problems().any(is_alike);
        self.fields.form.retain_problems(|problem| !is_alike(problem));
        if was_saved {
            return Action::Run(self.save(DuplicateDecision::Ask, context));
        }
        self.notice = Some(Notice::new(
            Severity::Success,
            message!(texts::ENTRY_SHARED, kind = found.type_name.as_str(), series = found.series.as_str()),
        ));
        Action::Run(self.ask_number(context))
    }

    /// What is said below the type.
    pub(super) fn no_number<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let refused = self.number_refused.as_ref().filter(|_| !self.fields.chooses_number())?;
        // What was refused when it was to be saved is said above already.
        let is_said = self.notice.is_some() && self.fields.form.problems().any(|problem| problem.cause == *refused);
        let said =
            (!is_said).then(|| text::label(language.say(&refused.message())).style(theme::toned(Severity::Error)));
        let share = self.alike_type().map(|found| {
            let words = message!(texts::ENTRY_SHARE, series = found.series.as_str());
            let shares = (!self.saving).then_some(Message::Share);
            row![button::secondary(language.say(&words), Command::AcceptOffer.key(), shares)]
        });
        Some(column![said, share].spacing(space::TINY).into())
    }
}
