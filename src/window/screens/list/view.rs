//! The list's picture: title and filters, headings, rows, or what to do when there are none.

use iced::{
    Alignment, Element, Length,
    widget::{Space, column, container, row, rule},
};

use domain::book::Book;
use language::Language;
use texts::{UserMessage, message};

use super::{List, Message, cells::Cells, choosing, going, headings};
use crate::{
    keys::Command,
    kit::{button, icon::Icon, menu, one_line::one_line, space, text, theme},
};

/// A list narrower than this has its title only where one chose it: in the side menu.
const NARROW: f32 = 420.0;

impl List {
    /// The picture, so wide.
    pub fn view<'a>(&'a self, width: f32, language: &'a Language) -> Element<'a, Message> {
        let is_narrow = width < NARROW;
        let seen = self.seen();
        let filter = button::sign(
            Icon::ListFilter,
            language.text(texts::FILTER_OPEN),
            Command::Filter.key(),
            Message::ToggleFilters,
        );
        let columns = button::sign(
            Icon::Columns3,
            language.text(texts::COLUMNS_OPEN),
            Command::Columns.key(),
            Message::Columns(choosing::Message::ToggleStrip),
        );
        let more = [(!self.filters.are_shown()).then_some(filter), (!self.is_choosing()).then_some(columns)];
        // A narrow list has room for the choice of columns alone.
        let has_room = !(self.is_choosing() && seen.is_narrow);
        let quick = has_room.then(|| self.quick.view(more.into_iter().flatten(), is_narrow, language));
        let head = column![self.head(is_narrow, language)]
            .push(quick)
            .push(self.filters.view(language))
            .push(self.choosing(&seen, language))
            .spacing(space::SMALL);
        let head = container(head).padding([space::SMALL, space::LARGE]);
        // A menu needs headings to hang at.
        let body = if self.ids.is_empty() && self.complete && self.menu.is_none() {
            self.empty(is_narrow, language)
        } else {
            let heading = container(headings::view(&seen, self.order, self.is_choosing(), language))
                .height(space::HEADING)
                .align_y(Alignment::Center)
                .style(theme::quiet);
            let menu = self.menu.map(|mut menu| {
                let (entries, hanging) = (self.entries(menu, language), *menu.hanging());
                (hanging.place, menu::list(entries, hanging.marked))
            });
            let cells =
                Cells { seen, marking: &self.marking, aside: &self.aside, deadlines: &self.deadlines, language };
            let build = move |index: usize| cells.row(self.ids.get(index).and_then(|id| self.documents.get(id)));
            column![heading, rule::horizontal(1).style(theme::line), self.rows.view(build, menu, Message::Rows)].into()
        };
        column![head, body].width(Length::Fill).height(Length::Fill).into()
    }

    fn head<'a>(&'a self, is_narrow: bool, language: &'a Language) -> Element<'a, Message> {
        let searching = !self.query.text.is_empty();
        let title = match self.query.book {
            _ if searching => texts::LIST_FOUND,
            Some(Book::Outgoing) => texts::LIST_OUTGOING,
            _ => texts::LIST_INCOMING,
        };
        let title = (!is_narrow).then(|| one_line(language.text(title)).size(text::TITLE).bold());
        let head = row![title].spacing(space::SMALL).align_y(Alignment::Center).height(space::TITLE_LINE);
        let going = self.going.as_ref().map(|typed| going::view(typed, language));
        if searching {
            let choices = [
                (None, texts::LIST_BOTH),
                (Some(Book::Incoming), texts::LIST_ONLY_INCOMING),
                (Some(Book::Outgoing), texts::LIST_ONLY_OUTGOING),
            ];
            let choices =
                choices.map(|(book, key)| (language.text(key), self.query.book == book, Message::Restrict(book)));
            return head.push(button::segments(choices, Command::SearchedBook.key())).push(going).into();
        }
        let book = self.query.book.unwrap_or(Book::Incoming);
        let batch = || {
            let (words, key) = (language.text(texts::BATCH_OPEN), Command::Batch.key());
            if is_narrow {
                button::sign(Icon::ListPlus, words, key, Message::Batch)
            } else {
                button::secondary_signed(Icon::ListPlus, words, key, Message::Batch)
            }
        };
        let register = language.text(texts::LIST_REGISTER);
        let key = Command::Register(book).key();
        head.push(going)
            .push((book == Book::Incoming).then(batch))
            .push(button::primary_signed(Icon::Plus, register, key, Message::Register(book)))
            .into()
    }

    fn empty<'a>(&self, is_narrow: bool, language: &'a Language) -> Element<'a, Message> {
        let is_filtered = self.quick.is_on() || self.filters.are_shown();
        let (said, hint) = if !self.query.text.is_empty() {
            let shown: String = self.query.text.chars().take(60).collect();
            let hint = if is_filtered { texts::LIST_NONE_FILTERED_HINT } else { texts::LIST_NO_HITS_HINT };
            (message!(texts::LIST_NO_HITS, text = shown), hint)
        } else if is_filtered {
            (UserMessage::from(texts::LIST_NONE_FILTERED), texts::LIST_NONE_FILTERED_HINT)
        } else if self.query.book == Some(Book::Outgoing) {
            (UserMessage::from(texts::LIST_NO_OUTGOING), texts::LIST_NO_OUTGOING_HINT)
        } else {
            (UserMessage::from(texts::LIST_NO_INCOMING), texts::LIST_NO_INCOMING_HINT)
        };
        let (above, beside) = if is_narrow { (0.0, space::LARGE) } else { (space::HUGE * 3.0, space::HUGE) };
        let words = column![
            Space::new().height(above),
            text::title(language.say(&said)),
            text::body(language.text(hint)).style(theme::muted)
        ];
        container(words.spacing(space::SMALL).align_x(Alignment::Center).max_width(space::READABLE))
            .padding(beside)
            .center_x(Length::Fill)
            .height(Length::Fill)
            .into()
    }
}
