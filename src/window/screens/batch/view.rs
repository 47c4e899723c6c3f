//! The view of a batch: the grid with the current cell, the question of its row, and the keys.

use iced::{
    Alignment, Element, Length, Rectangle,
    widget::{Column, Row, Space, column, container, pin, row, rule, sensor, space as gap, stack},
};

use domain::{
    document_field::{DocumentField as F, FieldKind},
    warning::Warning,
};
use language::Language;
use texts::message;

use super::{
    Batch, CELL, COLUMNS, Message, REASON,
    line::{BATCHED, BatchLine, LineState, Lookalike},
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button,
        field::{self, Frame},
        grid::{
            At,
            keys::{self, Writing},
            sheet::sheet,
        },
        notice::{self, Notice},
        one_line::one_line,
        scrollbar::Scrollbar,
        space, suggest, text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

/// The least and the usual width of the number column. The subject takes the remaining width.
const NUMBER: (f32, f32) = (90.0, 102.0);

/// How wide one writes at least where choices hang below, or where texts are long.
const WRITTEN: f32 = 260.0;
const WRITTEN_LONG: f32 = 460.0;
/// How wide what is wrong is said.
const PROBLEM: f32 = 300.0;

/// Where each column ends: first the row's number.
fn edges(room: f32) -> Vec<f32> {
    let widths = BATCHED.iter().map(|column| (column.least, column.enough));
    let widths: Vec<(f32, f32)> = std::iter::once(NUMBER).chain(widths).collect();
    let (least, enough): (f32, f32) =
        (widths.iter().map(|width| width.0).sum(), widths.iter().map(|width| width.1).sum());
    let share = ((room - least) / (enough - least)).clamp(0.0, 1.0);
    let left = (room - least - share * (enough - least)).max(0.0);
    let squeezed = (room / least).min(1.0);
    let mut edge = 0.0;
    widths
        .iter()
        .enumerate()
        .map(|(at, (least, enough))| {
            let own = least * squeezed + share * (enough - least);
            let is_subject = at.checked_sub(1).is_some_and(|at| COLUMNS[at] == F::Subject);
            edge += (if is_subject { own + left } else { own }).round();
            edge
        })
        .collect()
}

impl Batch {
    pub fn view<'a>(&'a self, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let edges = edges(self.grid.room.width);
        let line = || rule::horizontal(1).style(theme::line);
        let notice = self.notice.as_ref().map(|notice| {
            container(notice::strip(notice, language, Some(Message::Dismiss))).padding([space::TINY, space::LARGE])
        });
        let heading = container(Self::heading(&edges, language))
            .height(space::HEADING)
            .align_y(Alignment::Center)
            .style(theme::quiet);
        column![
            self.head(language),
            notice,
            heading,
            line(),
            self.sheet(edges, context),
            self.question(language),
            line(),
            self.buttons(language)
        ]
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    fn head<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let written = self.open_lines().count();
        let amount = (written > 0).then(|| language.say(&message!(texts::BATCH_LINES, count = written)));
        let head = row![
            one_line(language.text(texts::BATCH_TITLE)).size(text::TITLE).bold().width(Length::Shrink),
            amount.map(text::label),
            gap::horizontal(),
            text::label(language.text(texts::BATCH_KEYS))
        ];
        container(head.spacing(space::MEDIUM).align_y(Alignment::Center).height(space::TITLE_LINE))
            .padding([space::SMALL, space::LARGE])
            .into()
    }

    fn heading<'a>(edges: &[f32], language: &Language) -> Element<'a, Message> {
        let headings = BATCHED.iter().map(|column| column.heading);
        let labels = std::iter::once(texts::COLUMN_ARRIVAL_NUMBER).chain(headings);
        let mut before = 0.0;
        let cells = labels.zip(edges).map(|(key, edge)| {
            let label = one_line(language.text(key)).size(text::SMALL).bold().style(theme::muted);
            let label = if before > 0.0 { label } else { label.right() };
            let cell = container(label).padding([0.0, space::CELL_PADDING]).width(*edge - before);
            before = *edge;
            cell.into()
        });
        Row::with_children(cells.collect::<Vec<_>>()).into()
    }

    fn sheet<'a>(&'a self, edges: Vec<f32>, context: Context<'a>) -> Element<'a, Message> {
        let language = context.language;
        let rows = self.grid.built().map(|row| self.row(row, &edges, context));
        let mut body = Column::with_children(rows);
        if self.lines.iter().all(BatchLine::is_blank) {
            body = body.push(Self::nothing(language));
        }
        let place = self.place(&edges);
        let mut layers = stack![container(body).width(Length::Fill).height(Length::Fill)];
        if place.y >= 0.0 && place.y < self.grid.room.height {
            layers = layers.push(pin(self.cell(place, context)).x(place.x).y(place.y));
            layers = layers.push(self.problem(place, language));
        }
        let is_written = self.writing != Writing::Not;
        let writing = self.writing;
        let sheet = sheet(
            container(layers).width(Length::Fill).height(Length::Fill).clip(true),
            &self.grid,
            edges,
            is_written.then_some(place),
            Message::Mouse,
            move |key| keys::key(key, writing).map(Message::Key),
        );
        let resized = |room| Message::Mouse(crate::kit::grid::GridEvent::Resized(room));
        let body = sensor(sheet).on_show(resized).on_resize(resized);
        let bar = Scrollbar::new(self.grid.first, self.grid.visible(), self.grid.total, |first| {
            Message::Mouse(crate::kit::grid::GridEvent::Scrolled(first))
        });
        row![body, bar].height(Length::Fill).into()
    }

    /// Where the cell's input stands: wider than the cell while one writes in it.
    #[expect(clippy::cast_precision_loss, reason = "a window has few rows")]
    fn place(&self, edges: &[f32]) -> Rectangle {
        let At { row, column } = self.grid.at;
        let (left, right) = (edges[column], edges[column + 1]);
        let y = (row as f32 - self.grid.first as f32) * space::CELL;
        let cell = Rectangle { x: left, y, width: right - left, height: space::CELL };
        if self.writing == Writing::Not {
            return cell;
        }
        let field = self.field();
        let least = match field.row().kind {
            _ if field == F::Subject => WRITTEN_LONG,
            FieldKind::Date | FieldKind::Code => 0.0,
            _ => WRITTEN,
        };
        let width = cell.width.max(least);
        Rectangle { x: cell.x.min(self.grid.room.width - width).max(0.0), width, ..cell }
    }

    /// The cell where one stands: empty over what it shows, so that what is typed, by any input method, goes over it.
    fn cell<'a>(&'a self, place: Rectangle, context: Context<'a>) -> Element<'a, Message> {
        let at = self.grid.at;
        let (shown, given) = self.shown(at, context);
        let wrong = self.lines.get(at.row).is_some_and(|line| line.problem(at.column).is_some());
        let is_written = self.writing != Writing::Not;
        let placeholder = if is_written { "" } else { shown.as_str() };
        let input = field::cell(CELL, placeholder, &self.text, given, wrong, Message::Typed);
        let list = self
            .suggesting
            .as_ref()
            .map(|suggesting| suggest::list(&suggesting.choices, suggesting.marked, Message::Chose));
        container(suggest::below(input, list, Message::Left)).width(place.width).into()
    }

    /// What is wrong at the cell where one stands, below it.
    fn problem<'a>(&self, place: Rectangle, language: &Language) -> Option<Element<'a, Message>> {
        let at = self.grid.at;
        let problem = self.lines.get(at.row).and_then(|line| line.problem(at.column))?;
        if self.writing != Writing::Not {
            return None;
        }
        let said = field::problem(&language.say(&problem.cause.message()));
        let said = container(said).padding([space::TINY, space::SMALL]).style(theme::strip(Severity::Error));
        let fits = place.y + 3.0 * space::CELL < self.grid.room.height;
        let y = if fits { place.y + space::CELL } else { place.y - 2.0 * space::CELL };
        let x = place.x.min(self.grid.room.width - PROBLEM).max(0.0);
        Some(pin(container(said).max_width(PROBLEM)).x(x).y(y.max(0.0)).into())
    }

    fn row<'a>(&'a self, row: usize, edges: &[f32], context: Context<'a>) -> Element<'a, Message> {
        let line = self.lines.get(row);
        let cell = |inner: Element<'a, Message>, width: f32, selected: bool, asking: bool| {
            let style = if selected { theme::row(true) } else { theme::row(false) };
            let framed = container(inner)
                .width(width - 1.0)
                .height(space::CELL - 1.0)
                .padding([0.0, space::CELL_PADDING])
                .align_y(Alignment::Center);
            let framed = if asking { framed.style(theme::strip(Severity::Warning)) } else { framed.style(style) };
            [framed.into(), rule::vertical(1).style(theme::line).into()]
        };
        let mut cells: Vec<Element<'a, Message>> = Vec::with_capacity(2 * edges.len());
        let asking = line.is_some_and(BatchLine::is_asking);
        cells.extend(cell(Self::number(row, line), edges[0], false, asking));
        for (column, edge) in edges.windows(2).enumerate() {
            let at = At { row, column };
            let selected = self.grid.selects_many() && self.grid.selects(at);
            let (shown, given) = self.shown(at, context);
            let wrong = line.is_some_and(|line| line.is_open() && line.problem(column).is_some());
            let words = match (wrong, shown.is_empty(), given) {
                (true, true, _) => one_line("!").bold().style(theme::alarming),
                (true, false, _) => one_line(shown).style(theme::alarming),
                (_, _, true) => one_line(shown).style(theme::muted),
                _ => one_line(shown),
            };
            cells.extend(cell(words.into(), edge[1] - edge[0], selected, false));
        }
        column![Row::with_children(cells).height(space::CELL - 1.0), rule::horizontal(1).style(theme::line)].into()
    }

    /// Where the row stands in the batch, and what became of it: its số đến, or that it waits.
    fn number<'a>(at: usize, line: Option<&BatchLine>) -> Element<'a, Message> {
        let place = (at + 1).to_string();
        let place = one_line(place).size(text::SMALL).style(theme::muted).width(Length::Shrink);
        let became = match line {
            Some(BatchLine { standing: LineState::Registered(number), .. }) => {
                Some(one_line(format!("✓ {number}")).style(theme::done))
            }
            Some(line) if line.is_asking() => Some(one_line("?").style(theme::doubtful)),
            Some(line) if line.is_open() && !line.problems.is_empty() => Some(one_line("!").style(theme::alarming)),
            _ => None,
        };
        row![place, became.map(|became| became.bold().right())].align_y(Alignment::Center).into()
    }

    fn nothing<'a>(language: &Language) -> Element<'a, Message> {
        let words = column![
            Space::new().height(space::HUGE * 2.0),
            text::title(language.text(texts::BATCH_EMPTY)),
            text::body(language.text(texts::BATCH_EMPTY_HINT)).style(theme::muted).center(),
            text::body(language.text(texts::BATCH_EMPTY_PASTE)).style(theme::muted).center()
        ];
        container(words.spacing(space::SMALL).align_x(Alignment::Center).max_width(space::READABLE))
            .padding(space::HUGE)
            .center_x(Length::Fill)
            .into()
    }

    /// What the row one stands at looks the same as, and what one may say of it.
    fn question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let line = self.asking()?;
        let (said, about, can_open) = match line.alike.as_ref()? {
            Lookalike::Document(first) => {
                let warning = Warning::Duplicate { number: first.own_number(), date: first.book_date() };
                (warning.message(), registration::about(first), true)
            }
            Lookalike::Line(row) => (
                message!(texts::BATCH_ALIKE_LINE, row = texts::plain(i64::try_from(*row + 1).unwrap_or(i64::MAX))),
                String::new(),
                false,
            ),
        };
        let open = if can_open { texts::ALIKE_OPEN } else { texts::BATCH_ALIKE_GO };
        let mut choices = row![
            button::secondary(language.text(open), Command::Open.key(), Some(Message::ShowAlike)),
            button::secondary(language.text(texts::ALIKE_SAME), Command::SameDocument.key(), Some(Message::IsTheSame)),
        ];
        choices = match &self.reason {
            None => choices.push(button::secondary(
                language.text(texts::ALIKE_ANOTHER),
                KeyContext::Batch.key(Command::AnotherDocument),
                Some(Message::IsAnother),
            )),
            Some(reason) => {
                let typed = field::input(REASON, "", reason, false, Message::Reason);
                let frame = Frame::new(language.text(texts::ALIKE_REASON));
                choices.push(frame.context(typed, None)).push(button::primary(
                    language.text(texts::ALIKE_ANOTHER),
                    Command::Enter.key(),
                    Some(Message::ReasonDone),
                ))
            }
        };
        let about = (!about.is_empty()).then(|| one_line(about));
        let strip = notice::strip(&Notice::new(Severity::Warning, said), language, None);
        let question = column![strip, about, choices.spacing(space::SMALL).align_y(Alignment::End)];
        Some(container(question.spacing(space::SMALL)).padding([space::SMALL, space::LARGE]).into())
    }

    fn buttons<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let done = self.lines.iter().any(|line| matches!(line.standing, LineState::Registered(_)));
        let tidy = done
            .then(|| button::secondary(language.text(texts::BATCH_TIDY), Command::TidyRows.key(), Some(Message::Tidy)));
        let buttons = row![
            button::primary(
                language.text(texts::BATCH_SAVE),
                KeyContext::Batch.key(Command::Save),
                (!self.is_saving()).then_some(Message::Save)
            ),
            tidy,
            button::secondary(language.text(texts::ENTRY_LEAVE), Command::Leave.key(), Some(Message::Leave)),
            gap::horizontal(),
            text::label(language.text(texts::BATCH_KEPT_HERE))
        ];
        container(buttons.spacing(space::SMALL).align_y(Alignment::Center)).padding([space::SMALL, space::LARGE]).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every column is seen in the narrowest window, and the subject takes what a wide one has more.
    #[test]
    fn columns_fill_the_room() {
        for room in [818.0, 1064.0, 1600.0] {
            let edges = edges(room);
            assert!((edges[8] - room).abs() < 6.0, "{room}: {edges:?}");
            assert!(edges.windows(2).all(|edge| edge[1] - edge[0] >= 56.0), "{room}: {edges:?}");
        }
    }
}
