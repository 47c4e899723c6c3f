//! `vanthu day`: closing a day with its register and seal, the days closed, and one printed again.

use domain::message::UserMessage;
use jobs::print_day::{close_day, print_day};

use super::{Console, Refusal, arguments::DayOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &DayOptions) -> Result<(), Refusal> {
    match options {
        DayOptions::Close(target) => {
            let closed = close_day(&mut registry.write(console)?, target)?;
            console.say(
                &UserMessage::new("day-closed")
                    .with("day", closed.day)
                    .with_plain("id", closed.id)
                    .with_plain("first", closed.first_event)
                    .with_plain("last", closed.last_event)
                    .with_plain("event", closed.event),
            );
            console.say(&UserMessage::new("day-seal").with("head", closed.head.to_string()));
            console.say(&UserMessage::new("day-written").with("path", target.display().to_string()));
        }
        DayOptions::List => {
            for closed in registry.read()?.closed_days()? {
                console.say(
                    &UserMessage::new("day-shown")
                        .with_plain("id", closed.id)
                        .with("day", closed.day)
                        .with("at", closed.at.format("%d/%m/%Y %H:%M:%S").to_string())
                        .with("clerk", closed.clerk)
                        .with_plain("first", closed.first_event)
                        .with_plain("last", closed.last_event)
                        .with_plain("event", closed.event),
                );
                console.say(&UserMessage::new("day-seal").with("head", closed.head.to_string()));
            }
        }
        DayOptions::Print { id, target } => {
            print_day(&registry.read()?, *id, target)?;
            console.say(&UserMessage::new("day-written").with("path", target.display().to_string()));
        }
    }
    Ok(())
}
