//! The follow-up of documents: entries through the gate, what they fill into the book, history and search.

use chrono::NaiveDate;
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::Book,
        book_row,
        came_by::CameBy,
        content::{Content, SignerInfo},
        document::{Document, DocumentId},
        field::{Cause, Field},
        follow_up::{
            FollowUpCause,
            envelope::Envelope,
            hand_over::HandOver,
            handling::{Duty, Instruction, Report, Role, State, Submission},
            receipt::Confirmation,
            sending::{Dispatch, Loan, SentBy},
            sent_back::SentBack,
            status::{Status, status},
        },
        history::{Action, Record},
        incoming::IncomingDraft,
        link::LinkKind,
        outgoing::OutgoingDraft,
        query::Query,
        registration::{Ruling, Withdrawal},
    },
    progress::Progress,
    store::{Access, Result, Store, StoreError, Transaction},
};

use crate::fixtures;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn content(subject: &str) -> Content {
    Content {
        signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
        ..fixtures::content("UBND tỉnh", "Báo cáo", subject)
    }
}

/// Creates a registry with incoming documents 1 to 3 of 9 February and outgoing 4 and 5 of 12 February 2026.
fn registry() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.write_as("Trần Văn Thư").unwrap();
    store.set_office(&fixtures::office("UBND tỉnh", "UBND")).unwrap();
    for at in 1..=3 {
        let draft = IncomingDraft {
            arrival_date: Some(day("2026-02-09")),
            code: format!("{at}/BC-SYT"),
            came_by: if at == 1 { CameBy::Wire } else { CameBy::Post },
            content: content("công tác tuần"),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    for _ in 0..2 {
        let draft = OutgoingDraft {
            issued_date: Some(day("2026-02-12")),
            content: content("về việc báo cáo"),
            ..OutgoingDraft::default()
        };
        store.register_outgoing(&draft.check().unwrap().entry).unwrap();
    }
    (folder, store)
}

fn done<R>(store: &mut Store, work: impl FnOnce(&mut Transaction<'_>) -> Result<R>) -> R {
    store.write(work).unwrap()
}

/// Returns the problems of refused work, after which the registry must be unchanged.
fn refused<R: std::fmt::Debug>(
    store: &mut Store,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<R>,
) -> Vec<(Field, Cause)> {
    let head = store.head().unwrap();
    let Err(StoreError::Refused(problems)) = store.write(work) else { panic!("not refused") };
    assert_eq!(store.head().unwrap(), head);
    problems.into_iter().map(|problem| (problem.field, problem.cause)).collect()
}

fn document(store: &Store, id: i64) -> Document {
    store.documents(&[DocumentId(id)]).unwrap().remove(0)
}

fn status_of(store: &Store, id: i64, today: &str) -> Status {
    status(&document(store, id), &store.follow_up(DocumentId(id)).unwrap(), day(today))
}

fn waiting(store: &Store) -> usize {
    store.search_all(&Query { waiting: true, ..Query::default() }).unwrap().len()
}

fn sound(store: &Store) {
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    assert_eq!(Store::open(store.address(), Access::Read).unwrap().check(None, &Progress::default()).unwrap(), []);
}

fn instruction(on: &str) -> Instruction {
    Instruction { author: "Chánh Văn phòng".into(), day: day(on), text: "Giao tham mưu".into() }
}

fn duty(unit: &str, role: Role, due_date: Option<&str>) -> Duty {
    Duty { unit: unit.into(), role, due_date: due_date.map(day) }
}

fn hand_over(unit: &str, on: &str) -> HandOver {
    HandOver { day: day(on), unit: unit.into(), receiver: "Hoàng Văn Bách".into() }
}

fn report(state: State, on: &str) -> Report {
    Report { state, day: Some(day(on)), remark: "không thuộc nhiệm vụ".into() }
}

fn dispatch(sent_by: SentBy, on: &str) -> Dispatch {
    Dispatch {
        day: day(on),
        sent_by,
        sent_to: "Sở Nội vụ".into(),
        envelopes: Some(1),
        received_date: None,
        remark: String::new(),
    }
}

fn loan(borrower: &str, on: &str) -> Loan {
    Loan {
        day: day(on),
        borrower: borrower.into(),
        allowed_by: "Chánh Văn phòng".into(),
        returned_date: None,
        remark: String::new(),
    }
}

#[test]
fn a_document_goes_its_way_from_the_clerk_to_the_answer() {
    let (_folder, mut store) = registry();
    let id = DocumentId(1);
    let today = "2026-02-10";
    assert_eq!(status_of(&store, 1, today), Status::Arrived);
    done(&mut store, |gate| {
        gate.submit(id, &Submission { day: day("2026-02-09"), submitted_to: "Chánh Văn phòng".into() })
    });
    assert_eq!(status_of(&store, 1, today), Status::Submitted);
    let duties = [
        duty("Phòng Nội chính", Role::Lead, Some("2026-02-13")),
        duty("Phòng Kinh tế", Role::Support, Some("2026-02-12")),
    ];
    done(&mut store, |gate| gate.instruct(id, &instruction("2026-02-09"), &duties));
    done(&mut store, |gate| {
        gate.hand_over(id, &[hand_over("Phòng Nội chính", "2026-02-10"), hand_over("Phòng Kinh tế", "2026-02-10")])
    });
    assert_eq!(status_of(&store, 1, today), Status::HandedOver);
    done(&mut store, |gate| gate.report(id, None, &report(State::InProgress, "2026-02-11")));
    assert_eq!(status_of(&store, 1, "2026-02-12"), Status::InProgress);
    assert_eq!(status_of(&store, 1, "2026-02-13"), Status::Overdue, "the supporting unit is late");
    done(&mut store, |gate| gate.link(DocumentId(4), LinkKind::Answers, id, ""));
    assert_eq!(status_of(&store, 1, "2026-02-13"), Status::Done);
    let ruling = Ruling { reason: "ban hành nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    done(&mut store, |gate| gate.withdraw(DocumentId(4), Withdrawal::Cancel, &ruling));
    assert_eq!(status_of(&store, 1, "2026-02-13"), Status::Overdue, "a cancelled answer is none");

    let told: Vec<(Action, String)> =
        store.history(id).unwrap().into_iter().map(|event| (event.action, event.part)).collect();
    let part = |action, part: &str| (action, part.to_owned());
    assert_eq!(
        told,
        [
            part(Action::Registered, ""),
            part(Action::Submitted, "Chánh Văn phòng"),
            part(Action::Instructed, "Chánh Văn phòng"),
            part(Action::Assigned, "Phòng Nội chính"),
            part(Action::Assigned, "Phòng Kinh tế"),
            part(Action::HandedOver, "Phòng Nội chính"),
            part(Action::HandedOver, "Phòng Kinh tế"),
            part(Action::Completed, ""),
            part(Action::Reported, "Phòng Nội chính"),
        ]
    );
    sound(&store);
}

#[test]
fn a_later_instruction_supersedes_and_a_unit_that_is_at_it_goes_on() {
    let (_folder, mut store) = registry();
    let id = DocumentId(1);
    let lead = |unit, due| [duty(unit, Role::Lead, Some(due))];
    done(&mut store, |gate| gate.instruct(id, &instruction("2026-02-09"), &lead("Phòng Nội chính", "2026-02-10")));
    done(&mut store, |gate| gate.report(id, None, &report(State::InProgress, "2026-02-10")));
    done(&mut store, |gate| gate.instruct(id, &instruction("2026-02-10"), &lead("Phòng Nội chính", "2026-02-20")));
    assert_eq!(status_of(&store, 1, "2026-02-12"), Status::InProgress, "more time, and it is still at it");
    done(&mut store, |gate| gate.instruct(id, &instruction("2026-02-11"), &lead("Phòng Kinh tế", "2026-02-20")));
    let way = store.follow_up(id).unwrap();
    let holds: Vec<_> = way.assigned().map(|assignment| assignment.fact.duty.unit.as_str()).collect();
    assert_eq!((way.instructions.len(), way.assignments.len(), holds), (3, 3, vec!["Phòng Kinh tế"]));
    assert_eq!(
        refused(&mut store, |gate| gate.report(id, Some("Phòng Nội chính"), &report(State::Done, "2026-02-11"))),
        [(Field::Unit, Cause::FollowUp(FollowUpCause::NotAssigned("Phòng Nội chính".into())))]
    );
    // Once it is struck out, the instruction before is in force again.
    assert_eq!(refused(&mut store, |gate| gate.strike(Record::Instruction, 3, " ")), [(Field::Reason, Cause::Missing)]);
    done(&mut store, |gate| gate.strike(Record::Instruction, 3, "nhầm văn bản"));
    assert_eq!(store.follow_up(id).unwrap().assigned().count(), 1);
    done(&mut store, |gate| gate.report(id, Some("phòng nội chính"), &report(State::Done, "2026-02-11")));
    assert_eq!(status_of(&store, 1, "2026-02-12"), Status::Done);
    assert_eq!(
        refused(&mut store, |gate| gate.strike(Record::Instruction, 3, "lần nữa")),
        [(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry))]
    );
    assert_eq!(
        refused(&mut store, |gate| gate.strike(Record::Document, 1, "xóa")),
        [(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry))]
    );
    sound(&store);
}

#[test]
fn later_hand_overs_reach_the_book_and_search_knows_what_waits() {
    let (_folder, mut store) = registry();
    assert_eq!(waiting(&store), 5);
    let columns = |store: &Store, id| match document(store, id) {
        Document::Incoming(incoming) => (incoming.entry.to_places, incoming.entry.content.hand_over_date),
        Document::Outgoing(outgoing) => (String::new(), outgoing.entry.content.hand_over_date),
    };
    let both = [hand_over("Phòng Nội chính", "2026-02-10"), hand_over("Phòng Kinh tế", "2026-02-10")];
    done(&mut store, |gate| {
        for id in 1..=2 {
            gate.hand_over(DocumentId(id), &both)?;
        }
        gate.hand_over(DocumentId(5), &[hand_over("Văn thư", "2026-02-12")])
    });
    done(&mut store, |gate| gate.hand_over(DocumentId(1), &[hand_over("Phòng Văn xã", "2026-02-11")]));
    let all = "Phòng Nội chính; Phòng Kinh tế; Phòng Văn xã";
    assert_eq!(columns(&store, 1), (all.into(), Some(day("2026-02-10"))));
    assert_eq!(columns(&store, 5), (String::new(), Some(day("2026-02-12"))));
    assert_eq!(waiting(&store), 2);
    assert_eq!(store.search_all(&Query { text: "phong van xa".into(), ..Query::default() }).unwrap().len(), 1);
    assert_eq!(store.search_all(&Query { text: "phong kinh te".into(), ..Query::default() }).unwrap().len(), 2);
    sound(&store);

    // A document handed over by mistake waits again; what another entry filled in stays.
    done(&mut store, |gate| gate.strike(Record::HandOver, 3, "nhầm đơn vị"));
    assert_eq!(columns(&store, 2), ("Phòng Kinh tế".into(), Some(day("2026-02-10"))));
    done(&mut store, |gate| gate.strike(Record::HandOver, 4, "nhầm văn bản"));
    assert_eq!(columns(&store, 2), (String::new(), None));
    assert_eq!(waiting(&store), 3);
    done(&mut store, |gate| gate.strike(Record::HandOver, 1, "nhầm"));
    done(&mut store, |gate| gate.strike(Record::HandOver, 2, "nhầm"));
    assert_eq!(columns(&store, 1), ("Phòng Văn xã".into(), Some(day("2026-02-11"))));
    sound(&store);
}

#[test]
fn columns_that_say_something_keep_it() {
    let (_folder, mut store) = registry();
    let id = DocumentId(3);
    let completion = vanthu::store::Completion {
        to_places: Some("Phòng Tổng hợp".into()),
        hand_over_date: None,
        file_copy_unit: None,
    };
    store.complete(id, &completion).unwrap();
    done(&mut store, |gate| gate.hand_over(id, &[hand_over("Phòng Kinh tế", "2026-02-10")]));
    let Document::Incoming(incoming) = document(&store, 3) else { panic!("not incoming") };
    let entry = &incoming.entry;
    assert_eq!((entry.to_places.as_str(), entry.content.hand_over_date), ("Phòng Tổng hợp", Some(day("2026-02-10"))));
    done(&mut store, |gate| gate.strike(Record::HandOver, 1, "nhầm"));
    let Document::Incoming(incoming) = document(&store, 3) else { panic!("not incoming") };
    let entry = &incoming.entry;
    assert_eq!((entry.to_places.as_str(), entry.content.hand_over_date), ("Phòng Tổng hợp", None));
    sound(&store);
}

#[test]
fn a_locked_book_is_not_filled_but_its_documents_are_followed() {
    let (_folder, mut store) = registry();
    done(&mut store, |gate| gate.hand_over(DocumentId(1), &[hand_over("Phòng Kinh tế", "2026-02-10")]));
    done(&mut store, |gate| gate.set_lock(Book::Incoming, None, 2026, true, ""));
    let locked = (Field::Book, Cause::BookLocked(2026));
    let told = refused(&mut store, |gate| gate.hand_over(DocumentId(2), &[hand_over("Phòng Kinh tế", "2026-02-10")]));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1, locked.1);
    let back = SentBack { day: day("2026-02-10"), reason: "gửi nhầm".into() };
    assert_eq!(
        refused(&mut store, |gate| gate.send_back(DocumentId(2), &back))[0].1,
        locked.1,
        "the book would say so"
    );
    done(&mut store, |gate| gate.hand_over(DocumentId(1), &[hand_over("Phòng Văn xã", "2026-02-11")]));
    done(&mut store, |gate| gate.instruct(DocumentId(2), &instruction("2026-02-10"), &[]));
    done(&mut store, |gate| gate.report(DocumentId(1), None, &report(State::Done, "2026-02-11")));
    assert_eq!(status_of(&store, 1, "2026-02-12"), Status::Done);
    sound(&store);
}

#[test]
fn what_was_given_to_no_unit_is_done_by_its_receiver() {
    let (_folder, mut store) = registry();
    assert_eq!(
        refused(&mut store, |gate| gate.report(DocumentId(1), None, &report(State::Done, "2026-02-10"))),
        [(Field::Unit, Cause::Missing)]
    );
    done(&mut store, |gate| gate.hand_over(DocumentId(1), &[hand_over("Phòng Kinh tế", "2026-02-10")]));
    done(&mut store, |gate| gate.report(DocumentId(1), None, &report(State::Done, "2026-02-10")));
    let way = store.follow_up(DocumentId(1)).unwrap();
    let assignment = &way.assigned().next().unwrap().fact;
    assert_eq!((assignment.duty.unit.as_str(), assignment.report.state), ("Phòng Kinh tế", State::Done));
    // Also under an instruction that names no unit.
    done(&mut store, |gate| gate.instruct(DocumentId(2), &instruction("2026-02-09"), &[]));
    done(&mut store, |gate| gate.report(DocumentId(2), Some("Văn thư"), &report(State::Done, "2026-02-10")));
    assert_eq!(status_of(&store, 2, "2026-02-10"), Status::Done);
    assert_eq!(
        refused(&mut store, |gate| gate.report(DocumentId(4), Some("A"), &report(State::Done, "2026-02-12"))),
        [(Field::Document, Cause::OnlyOf(Book::Incoming))]
    );
    sound(&store);
}

#[test]
fn an_outgoing_document_is_sent_received_and_its_copy_lent_once_at_a_time() {
    let (_folder, mut store) = registry();
    let id = DocumentId(4);
    assert_eq!(
        refused(&mut store, |gate| gate.receive(id, day("2026-02-14"))),
        [(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry))]
    );
    assert_eq!(
        refused(&mut store, |gate| gate.dispatch(id, &dispatch(SentBy::Post, "2026-02-11"))),
        [(Field::Day, Cause::BeforeDay(day("2026-02-12")))]
    );
    done(&mut store, |gate| gate.dispatch(id, &dispatch(SentBy::Wire, "2026-02-12")));
    done(&mut store, |gate| gate.dispatch(id, &dispatch(SentBy::Post, "2026-02-13")));
    assert_eq!(document(&store, 4).content().hand_over_date, Some(day("2026-02-12")));
    assert_eq!(status_of(&store, 4, "2026-02-13"), Status::Sent);
    assert_eq!(waiting(&store), 4);
    assert_eq!(
        refused(&mut store, |gate| gate.receive(id, day("2026-02-12"))),
        [(Field::ReceivedDate, Cause::BeforeDay(day("2026-02-13")))]
    );
    done(&mut store, |gate| gate.receive(id, day("2026-02-16")));
    assert_eq!(status_of(&store, 4, "2026-02-16"), Status::Received);
    done(&mut store, |gate| gate.strike(Record::Dispatch, 1, "chưa gửi"));
    assert_eq!(document(&store, 4).content().hand_over_date, Some(day("2026-02-13")));

    done(&mut store, |gate| gate.lend(id, &loan("Trương Thị Thủy", "2026-02-20")));
    assert_eq!(
        refused(&mut store, |gate| gate.lend(id, &loan("Hoàng Văn Bách", "2026-02-21"))),
        [(Field::Borrower, Cause::FollowUp(FollowUpCause::CopyIsOut("Trương Thị Thủy".into())))]
    );
    done(&mut store, |gate| gate.give_back(id, day("2026-02-23")));
    done(&mut store, |gate| gate.lend(id, &loan("Hoàng Văn Bách", "2026-02-24")));
    let way = store.follow_up(id).unwrap();
    assert_eq!(way.lent().map(|loan| loan.id), Some(2));
    assert_eq!(
        refused(&mut store, |gate| gate.lend(DocumentId(1), &loan("Hoàng Văn Bách", "2026-02-24"))),
        [(Field::Document, Cause::OnlyOf(Book::Outgoing))]
    );
    let ruling = Ruling { reason: "sai nội dung".into(), authority: "Chánh Văn phòng".into(), date: None };
    done(&mut store, |gate| gate.withdraw(DocumentId(5), Withdrawal::Recall, &ruling));
    assert_eq!(
        refused(&mut store, |gate| gate.dispatch(DocumentId(5), &dispatch(SentBy::Post, "2026-02-13"))),
        [(Field::Document, Cause::Withdrawn)]
    );
    done(&mut store, |gate| gate.lend(DocumentId(5), &loan("Hoàng Văn Bách", "2026-02-24")));
    sound(&store);
}

#[test]
fn receipt_is_confirmed_once_and_only_of_what_came_by_wire() {
    let (_folder, mut store) = registry();
    let confirmation = Confirmation { day: day("2026-02-09") };
    assert_eq!(
        refused(&mut store, |gate| gate.confirm(DocumentId(2), confirmation)),
        [(Field::CameBy, Cause::FollowUp(FollowUpCause::NotByWire))]
    );
    done(&mut store, |gate| gate.confirm(DocumentId(1), confirmation));
    assert_eq!(
        refused(&mut store, |gate| gate.confirm(DocumentId(1), confirmation)),
        [(Field::Document, Cause::FollowUp(FollowUpCause::ConfirmedBefore(day("2026-02-09"))))]
    );
    done(&mut store, |gate| gate.strike(Record::Confirmation, 1, "nhầm"));
    done(&mut store, |gate| gate.confirm(DocumentId(1), Confirmation { day: day("2026-02-10") }));
    sound(&store);
}

/// Điều 21.1.c and 21.2.b, NĐ 30/2020/NĐ-CP: a faulty or misdirected document is returned to its sender.
#[test]
fn what_was_sent_back_is_waited_for_no_longer_and_the_book_says_why() {
    let (_folder, mut store) = registry();
    let sent_back = |on: &str| SentBack { day: day(on), reason: "gửi nhầm nơi nhận.".into() };
    assert_eq!(
        refused(&mut store, |gate| gate.send_back(DocumentId(4), &sent_back("2026-02-12"))),
        [(Field::Document, Cause::OnlyOf(Book::Incoming))]
    );
    let nameless = SentBack { day: day("2026-02-08"), reason: " ".into() };
    assert_eq!(
        refused(&mut store, |gate| gate.send_back(DocumentId(1), &nameless)),
        [(Field::Reason, Cause::Missing), (Field::Day, Cause::BeforeDay(day("2026-02-09")))]
    );
    let [before, next] = [waiting(&store), store.day_work(day("2026-02-20")).unwrap().late.len()];
    done(&mut store, |gate| gate.send_back(DocumentId(1), &sent_back("2026-02-10")));
    assert_eq!(status_of(&store, 1, "2026-03-01"), Status::SentBack);
    assert_eq!(waiting(&store), before - 1);
    // Neither its receipt nor its submission is requested any more.
    assert_eq!(store.day_work(day("2026-02-20")).unwrap().late.len(), next - 2);
    let cells = book_row::cells(&document(&store, 1)).map(std::borrow::Cow::into_owned);
    assert_eq!(cells[9], "Trả lại nơi gửi ngày 10/02/2026: gửi nhầm nơi nhận");
    assert_eq!(
        refused(&mut store, |gate| gate.send_back(DocumentId(1), &sent_back("2026-02-11"))),
        [(Field::Document, Cause::FollowUp(FollowUpCause::SentBackBefore(day("2026-02-10"))))]
    );
    sound(&store);
    done(&mut store, |gate| gate.strike(Record::SentBack, 1, "nhầm văn bản"));
    assert_eq!(status_of(&store, 1, "2026-02-10"), Status::Arrived);
    assert_eq!(waiting(&store), before);
    assert_eq!(book_row::cells(&document(&store, 1))[9], "");
    sound(&store);
}

#[test]
fn an_envelope_is_passed_on_unopened_and_may_turn_out_to_be_registrable() {
    let (_folder, mut store) = registry();
    let envelope = Envelope {
        arrival_date: day("2026-02-09"),
        sender: "Công đoàn tỉnh".into(),
        code: String::new(),
        addressee: "Công đoàn Văn phòng".into(),
        hand_over_date: None,
        receiver: String::new(),
        remark: String::new(),
        document: None,
    };
    let id = done(&mut store, |gate| gate.take_in(&envelope));
    assert_eq!(
        refused(&mut store, |gate| gate.pass_on(id, day("2026-02-08"), "")),
        [(Field::HandOverDate, Cause::BeforeDay(day("2026-02-09")))]
    );
    done(&mut store, |gate| gate.pass_on(id, day("2026-02-09"), "Trương Thị Thủy"));
    done(&mut store, |gate| gate.found_registrable(id, DocumentId(3)));
    assert_eq!(
        refused(&mut store, |gate| gate.found_registrable(id, DocumentId(2))),
        [(Field::Document, Cause::FollowUp(FollowUpCause::EnvelopeRegistered))]
    );
    let held = store.envelopes(Some(2026)).unwrap();
    assert_eq!(held[0].fact.document, Some(DocumentId(3)));
    assert_eq!(held[0].fact.receiver, "Trương Thị Thủy");
    assert_eq!(store.envelopes(Some(2025)).unwrap(), []);
    let told: Vec<Action> = store.history(DocumentId(3)).unwrap().iter().map(|event| event.action).collect();
    assert_eq!(told, [Action::Registered, Action::TakenIn, Action::PassedOn, Action::FoundRegistrable]);
    sound(&store);
}

#[test]
fn a_day_is_closed_over_what_was_followed() {
    let (_folder, mut store) = registry();
    done(&mut store, |gate| {
        gate.instruct(DocumentId(1), &instruction("2026-02-09"), &[duty("Phòng Nội chính", Role::Lead, None)])?;
        gate.hand_over(DocumentId(1), &[hand_over("Phòng Nội chính", "2026-02-09")])?;
        gate.dispatch(DocumentId(4), &dispatch(SentBy::Post, "2026-02-12"))
    });
    let id = done(&mut store, |gate| Ok(gate.close_day()?.closed.id));
    let register = store.daily_register(id).unwrap();
    let actions: Vec<Action> = register.changes.iter().map(|change| change.event.action).collect();
    for action in [Action::Instructed, Action::Assigned, Action::HandedOver, Action::Completed, Action::Sent] {
        assert!(actions.contains(&action), "{action:?}");
    }
    sound(&store);
}
