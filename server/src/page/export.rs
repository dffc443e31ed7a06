//! A list of an employer as a file: as CSV, sent while it is written, or as a workbook.

use super::{Failure, dossier::export::download};
use axum::{body::Body, response::Response};
use chrono::NaiveDate;
use document::{Sheet, Value};
use futures_util::{StreamExt as _, stream};
use std::convert::Infallible;

/// Lines that are written at once.
const PART: usize = 500;

/// All lines as CSV, a part at a time: the file as a whole is nowhere.
pub(super) fn csv<T: Send + 'static, const N: usize>(
    (name, on): (&str, NaiveDate),
    sheet: &Sheet<N>,
    lines: Vec<T>,
    row: impl Fn(&T) -> [Value; N] + Send + 'static,
) -> Response {
    let parts = stream::unfold(lines.into_iter(), move |mut lines| {
        let part: Vec<T> = lines.by_ref().take(PART).collect();
        let written = (!part.is_empty()).then(|| (Sheet::csv_rows(part.iter().map(&row)), lines));
        std::future::ready(written)
    });
    let whole = stream::iter([sheet.csv()]).chain(parts).map(Ok::<_, Infallible>);
    download(Body::from_stream(whole), "text/csv; charset=utf-8", name, "csv", Some(on))
}

/// All lines as a workbook, made apart from the requests, so that none waits for it.
pub(super) async fn xlsx<T: Send + 'static, const N: usize>(
    (name, on): (&str, NaiveDate),
    sheet: Sheet<N>,
    lines: Vec<T>,
    row: impl Fn(&T) -> [Value; N] + Send + 'static,
) -> Result<Response, Failure> {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let made = super::workforce::made(move || sheet.xlsx(lines.iter().map(row)).map_err(|error| error.to_string()));
    Ok(download(made.await?, kind, name, "xlsx", Some(on)))
}
