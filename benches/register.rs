//! Registering one document durably with its event: beside the same inserts written by hand without, and at a million documents
//! beside an empty registry.

use std::{
    collections::BTreeSet,
    path::Path,
    time::{Duration, Instant},
};

use rand::RngExt;
use rusqlite::{Connection, TransactionBehavior, params};
use vanthu::{
    demo::{Demo, DemoEntry},
    domain::{incoming::IncomingEntry, words::words},
    store::{Access, Store},
};

#[path = "registry/mod.rs"]
mod registry;

/// Documents registered one by one for each figure.
const DOCUMENTS: usize = 1_500;

fn main() {
    let documents = registry::documents();
    let entries: Vec<IncomingEntry> = Demo::of_year(2023, Some(20_000))
        .entries()
        .filter_map(|entry| match entry {
            DemoEntry::Incoming(draft) => draft.check().ok().map(|checked| checked.entry),
            DemoEntry::Outgoing(_) => None,
        })
        .take(DOCUMENTS)
        .collect();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");

    let (ours, by_hand) = beside_sql_by_hand(folder.path(), &entries);
    let (median, hand_median) = (registry::median(ours.clone()), registry::median(by_hand));
    registry::print("register-durably", 0, median, hand_median);
    println!(
        "register-speed documents=0 FIGURE={:.3} (by hand without event / ours with event; goal 0.83)",
        hand_median.as_secs_f64() / median.as_secs_f64()
    );

    let large = folder.path().join("large.db");
    std::fs::copy(registry::filled(documents), &large).expect("the large registry is copied");
    let empty = folder.path().join("empty.db");
    Store::create(&empty).expect("an empty registry");
    let (at_large, at_empty) = side_by_side(&large, &empty, &entries);
    let (large_median, empty_median) = (registry::median(at_large.clone()), registry::median(at_empty));
    registry::print("register-at-size-median", documents, large_median, empty_median);
    let mut sorted = at_large;
    sorted.sort_unstable();
    registry::print("register-at-size-p99", documents, registry::at_permille(&sorted, 990), large_median);
}

/// Registers each entry in one and in the other, in turn, so that both meet the same noise; merges of the index happen in the
/// idle moments between.
fn side_by_side(large: &Path, empty: &Path, entries: &[IncomingEntry]) -> (Vec<Duration>, Vec<Duration>) {
    let mut stores = [large, empty].map(|path| Store::open(path, Access::Write).expect("it opens"));
    let mut times = [Vec::new(), Vec::new()];
    for entry in entries {
        for (store, times) in stores.iter_mut().zip(&mut times) {
            let begun = Instant::now();
            store.register_incoming(entry).expect("registered");
            times.push(begun.elapsed());
            while store.tidy().expect("tidied") {}
        }
    }
    let [large, empty] = times;
    (large, empty)
}

fn beside_sql_by_hand(folder: &Path, entries: &[IncomingEntry]) -> (Vec<Duration>, Vec<Duration>) {
    let (ours, hand) = (folder.join("ours.db"), folder.join("hand.db"));
    Store::create(&ours).expect("a registry");
    Store::create(&hand).expect("a registry");
    let mut store = Store::open(&ours, Access::Write).expect("it opens");
    let mut connection = Connection::open(&hand).expect("it opens");
    for year in 2000..2100 {
        connection
            .execute(
                "INSERT INTO series (book, name, starts, ends, first, last)
                 VALUES ('incoming', 'Văn bản đến', ?1 || '-01-01', ?1 || '-12-31', 1, 0)",
                [year],
            )
            .expect("a series");
    }
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000")
        .expect("settled");
    connection.set_prepared_statement_cache_capacity(64);
    let (mut our_times, mut hand_times) = (Vec::new(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        let texts = Texts::of(entry);
        // Each goes first every other time.
        for ours in [at % 2 == 0, at % 2 == 1] {
            let begun = Instant::now();
            if ours {
                store.register_incoming(entry).expect("registered");
                our_times.push(begun.elapsed());
            } else {
                insert_by_hand(&mut connection, entry, &texts).expect("inserted");
                hand_times.push(begun.elapsed());
            }
        }
    }
    (our_times, hand_times)
}

/// What the index is given, made before the clock runs: by hand one would have it ready too.
struct Texts {
    fold: String,
    exact: String,
    mark: String,
    words: Vec<(bool, String)>,
    duplicate_key: i64,
}

impl Texts {
    fn of(entry: &IncomingEntry) -> Self {
        let content = &entry.content;
        let parts = [
            entry.code.as_str(),
            &content.organ_name,
            &content.type_name,
            &content.subject,
            &content.signer_info.full_name,
            &entry.to_places,
            &content.description,
        ];
        let all: Vec<_> = parts.into_iter().flat_map(words).collect();
        let starts: BTreeSet<String> = all
            .iter()
            .flat_map(|word| {
                let first =
                    word.exact.chars().next().filter(|letter| !letter.is_ascii()).map(|letter| format!("{letter}_"));
                let starts = (1..=3).filter_map(|letters| word.fold.get(..letters)).map(|start| format!("{start}_"));
                starts.chain(first)
            })
            .collect();
        let mut mark = starts.into_iter().collect::<Vec<_>>().join(" ");
        mark.push_str(" b_incoming t_cong_van o_so_y_te y_2023 m_202303 d_20230315 n_1234 c_567");
        let joined =
            |text: fn(&vanthu::domain::words::Word) -> &str| all.iter().map(text).collect::<Vec<_>>().join(" ");
        let mut known = BTreeSet::new();
        for word in &all {
            known.insert((false, word.fold.clone()));
            if word.is_marked() {
                known.insert((true, word.exact.clone()));
            }
        }
        Self {
            fold: joined(|word| &word.fold),
            exact: joined(|word| &word.exact),
            mark,
            words: known.into_iter().collect(),
            // As far apart as the hash of the key.
            duplicate_key: rand::rng().random_range(0..i64::MAX),
        }
    }
}

/// The same rows in the same tables, as plain SQL in one transaction.
fn insert_by_hand(connection: &mut Connection, entry: &IncomingEntry, texts: &Texts) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let content = &entry.content;
    let (series, number): (i64, i64) = transaction
        .prepare_cached(
            "UPDATE series SET last = last + 1 WHERE book = 'incoming' AND starts <= ?1 AND ends >= ?1 RETURNING id, last",
        )?
        .query_row([entry.arrival_date], |row| Ok((row.get(0)?, row.get(1)?)))?;
    transaction
        .prepare_cached(
            "INSERT INTO document (book, series_id, number, suffix, code, arrival_date, issued_date, type_name, organ_name,
             subject, signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount,
             language, description, file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by,
             normative, drafting_unit, issued_amount, file_copy_unit, numbered, double, reason, cautions, standing,
             standing_reason, standing_authority, registered_event, duplicate_key, numbered_at_origin)
             VALUES ('incoming', ?1, ?2, '', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '', ?16, '', NULL, '',
             NULL, ?17, '', '', 0, '', NULL, '', 'in-turn', 0, '', '', 'valid', '', '', 1, ?18, '')",
        )?
        .execute(params![
            series, number, entry.code.as_str(), entry.arrival_date, entry.issued_date, content.type_name,
            content.organ_name, content.subject, content.signer_info.prefix, content.signer_info.position,
            content.signer_info.full_name, content.priority.number(), content.due_date, content.hand_over_date,
            content.page_amount, content.description, entry.to_places, texts.duplicate_key,
        ])?;
    let id = transaction.last_insert_rowid();
    for (kind, name) in [("organ_name", &content.organ_name), ("to_places", &entry.to_places)] {
        if !name.is_empty() {
            transaction
                .prepare_cached(
                    "INSERT INTO used_name (kind, name, uses) VALUES (?1, ?2, 1)
                     ON CONFLICT (kind, name) DO UPDATE SET uses = uses + 1",
                )?
                .execute(params![kind, name])?;
        }
    }
    transaction
        .prepare_cached("INSERT INTO search (rowid, fold, exact, mark) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, texts.fold, texts.exact, texts.mark])?;
    let mut remember =
        transaction.prepare_cached("INSERT OR IGNORE INTO search_word (marked, word) VALUES (?1, ?2)")?;
    for (marked, word) in &texts.words {
        remember.execute(params![marked, word])?;
    }
    drop(remember);
    transaction.commit()
}
