//! `vanthu report`: the counts of a year.

use chrono::NaiveDate;
use serde::Serialize;

use store::Report;
use texts::message;

use super::{Console, Refusal, arguments::ReportOptions, registry::Registry};

/// The report as a JSON object.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Written<'a> {
    year: i32,
    incoming: u64,
    outgoing: u64,
    withdrawn: u64,
    outgoing_by: Vec<WrittenCount<'a>>,
    doubles: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

/// One line of it.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrittenCount<'a> {
    organ_name: &'a str,
    type_name: &'a str,
    normative: bool,
    count: u64,
}

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &ReportOptions) -> Result<(), Refusal> {
    let report = registry.read()?.report(options.year, options.as_of)?;
    if options.json {
        console.print(&json(&report, options.as_of));
        return Ok(());
    }
    if let Some(day) = options.as_of {
        console.say(&message!(texts::REPORT_AS_OF, date = day));
    }
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    console.say(&message!(
        texts::REPORT,
        year = texts::plain(report.year),
        incoming = count(report.incoming),
        outgoing = count(report.outgoing)
    ));
    if report.doubles > 0 {
        console.say(&message!(texts::REPORT_DOUBLES, doubles = count(report.doubles)));
    }
    if report.withdrawn > 0 {
        console.say(&message!(texts::REPORT_WITHDRAWN, withdrawn = count(report.withdrawn)));
    }
    for by in &report.outgoing_by {
        let line = if by.normative { texts::REPORT_LINE_NORMATIVE } else { texts::REPORT_LINE };
        console.say(&line.with(texts::values::CountKindOrgan {
            organ: by.organ_name.as_str().into(),
            kind: by.type_name.as_str().into(),
            count: count(by.count).into(),
        }));
    }
    Ok(())
}

fn json(report: &Report, as_of: Option<NaiveDate>) -> String {
    let written = Written {
        year: report.year,
        incoming: report.incoming,
        outgoing: report.outgoing,
        withdrawn: report.withdrawn,
        outgoing_by: report
            .outgoing_by
            .iter()
            .map(|by| WrittenCount {
                organ_name: &by.organ_name,
                type_name: &by.type_name,
                normative: by.normative,
                count: by.count,
            })
            .collect(),
        doubles: report.doubles,
        as_of: as_of.map(|day| day.to_string()),
    };
    // Numbers and texts always have a JSON form.
    serde_json::to_string(&written).unwrap_or_default()
}
