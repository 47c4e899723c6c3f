//! `vanthu envelope`: envelopes passed on unopened (Điều 21.1.b, NĐ 30/2020/NĐ-CP), taken in, passed on, joined to their documents.

use domain::follow_up::{Entered, envelope::Envelope};
use texts::{Value, message};

use super::{
    Console, Refusal,
    arguments::EnvelopeOptions,
    registry::{self, Registry},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &EnvelopeOptions) -> Result<(), Refusal> {
    let changed = match options {
        EnvelopeOptions::List(year) => {
            for envelope in registry.read()?.envelopes(*year)? {
                show(console, &envelope);
            }
            return Ok(());
        }
        EnvelopeOptions::Add(envelope) => {
            registry.write_or_create(console)?.write(|transaction| transaction.take_in(envelope))?
        }
        EnvelopeOptions::PassOn { id, day, receiver } => {
            registry.write(console)?.write(|transaction| transaction.pass_on(*id, *day, receiver))?;
            *id
        }
        EnvelopeOptions::Registered { id, which } => {
            let mut store = registry.write(console)?;
            let document = registry::the_one(&store, which)?.id();
            store.write(|transaction| transaction.found_registrable(*id, document))?;
            *id
        }
    };
    for envelope in registry.read()?.envelopes(None)?.iter().filter(|envelope| envelope.id == changed) {
        show(console, envelope);
    }
    Ok(())
}

/// Says it in a line, with the document it turned out to hold.
pub(super) fn show(console: &mut Console<'_>, envelope: &Entered<Envelope>) {
    let Entered { id, fact, struck } = envelope;
    let passed_on = fact.hand_over_date.map_or_else(|| Value::from("—"), Value::Date);
    let line = message!(
        texts::ENVELOPE_SHOWN,
        id = texts::plain(*id),
        arrived = fact.arrival_date,
        sender = fact.sender.as_str(),
        code = if fact.code.is_empty() { "—" } else { fact.code.as_str() },
        addressee = fact.addressee.as_str(),
        passed = passed_on,
        receiver = if fact.receiver.is_empty() { "—" } else { fact.receiver.as_str() }
    );
    console.say(&super::follow_up::struck_out(line, struck));
    if let Some(document) = fact.document {
        console.say(&message!(texts::ENVELOPE_REGISTERED, document = texts::plain(document.0)));
    }
}
