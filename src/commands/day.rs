//! `vanthu day`: closing a day with its register and seal, the days closed, and one printed again.

use jobs::print_day::{close_day, print_day};
use texts::message;

use super::{Console, Refusal, arguments::DayOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &DayOptions) -> Result<(), Refusal> {
    match options {
        DayOptions::Close(target) => {
            let closed = close_day(&mut registry.write(console)?, target)?;
            console.say(&message!(
                texts::DAY_CLOSED,
                day = closed.day,
                id = texts::plain(closed.id),
                first = texts::plain(closed.first_event),
                last = texts::plain(closed.last_event),
                event = texts::plain(closed.event)
            ));
            console.say(&message!(texts::DAY_SEAL, head = closed.head.to_string()));
            console.say(&message!(texts::SHARED_PRINTED, path = target.display().to_string()));
        }
        DayOptions::List => {
            for closed in registry.read()?.closed_days()? {
                console.say(&message!(
                    texts::DAY_SHOWN,
                    id = texts::plain(closed.id),
                    day = closed.day,
                    at = closed.at.format("%d/%m/%Y %H:%M:%S").to_string(),
                    clerk = closed.clerk,
                    first = texts::plain(closed.first_event),
                    last = texts::plain(closed.last_event),
                    event = texts::plain(closed.event)
                ));
                console.say(&message!(texts::DAY_SEAL, head = closed.head.to_string()));
            }
        }
        DayOptions::Print { id, target } => {
            print_day(&registry.read()?, *id, target)?;
            console.say(&message!(texts::SHARED_PRINTED, path = target.display().to_string()));
        }
    }
    Ok(())
}
