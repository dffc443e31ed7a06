//! The rows of a series' sessions: added and taken away at once, with a running total.
//!
//! The same fields and buttons work without JavaScript: then a button sends the form, and the page comes back with a row
//! more or less.

use crate::{
    activity::{
        duration,
        form::{ROWS_MAX, session_fields},
    },
    component::field,
};
use language::{Locale, Text, activity as t};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

/// The shortest session that counts where an hour is asked, in minutes.
const HOUR: u32 = 60;
/// The id of the button that adds a row.
const ADD: &str = "sessie-erbij";

/// One row as it was typed, with what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The number in the names of its fields.
    pub number: u32,
    /// The day.
    pub on: String,
    /// Whether the day can stand in a date field: what is no date would vanish from one.
    pub is_date: bool,
    /// How long it took.
    pub lasting: String,
    /// What is wrong with the day; empty when nothing is.
    pub on_error: String,
    /// What is wrong with how long it took.
    pub lasting_error: String,
}

/// A row with what is typed into it now.
#[derive(Clone, Copy)]
struct Live {
    number: u32,
    typed: RwSignal<String>,
    start: StoredValue<SessionRow>,
}

impl Live {
    fn new(row: SessionRow) -> Self {
        Self { number: row.number, typed: RwSignal::new(row.lasting.clone()), start: StoredValue::new(row) }
    }
}

/// The rows. `locale` is the language's tag, `action` the address to send the form to, `focus` the row to start in (0: none),
/// `an_hour` whether a session shorter than that does not count.
#[island]
pub fn SessionRows(locale: String, rows: Vec<SessionRow>, action: String, focus: u32, an_hour: bool) -> impl IntoView {
    let locale = Locale::from_tag(&locale).unwrap_or_default();
    let action = StoredValue::new(action);
    let rows = RwSignal::new(rows.into_iter().map(Live::new).collect::<Vec<_>>());
    let place = move |number: u32| {
        rows.with(|rows| rows.iter().position(|row| row.number == number).map_or(0, |place| place + 1))
    };
    let add = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        let (last, lasting) = rows.with_untracked(|rows| {
            rows.last().map_or((0, String::new()), |row| (row.number, row.typed.get_untracked()))
        });
        let number = last.saturating_add(1);
        if rows.with_untracked(Vec::len) < ROWS_MAX {
            rows.update(|rows| {
                rows.push(Live::new(SessionRow { number, lasting, is_date: true, ..SessionRow::default() }))
            });
            focus_on(session_fields(number).0);
        }
    };
    let remove = move |number: u32| {
        rows.update(|rows| rows.retain(|row| row.number != number));
        focus_on(ADD.to_owned());
    };
    let total = move || {
        rows.with(|rows| {
            let minutes: Vec<u32> =
                rows.iter().filter_map(|row| row.typed.with(|typed| duration::parse_minutes(typed))).collect();
            let sum = minutes.iter().fold(0, |sum: u32, minutes| sum.saturating_add(*minutes));
            let short = minutes.iter().filter(|minutes| an_hour && **minutes < HOUR).count();
            t::sessions_total(locale, minutes.len(), &duration::written(locale, sum), short)
        })
    };
    view! {
        <div class="sessions">
            <For
                each=move || rows.get()
                key=|row| row.number
                children=move |row| {
                    let number = row.number;
                    let start = row.start.get_value();
                    let (on, lasting) = session_fields(number);
                    view! {
                        <fieldset class="session">
                            <legend class="session__legend">{move || t::session_number(locale, place(number))}</legend>
                            <div class=field_class(&start.on_error)>
                                <label class="field__label" for=on.clone()>{t::day(locale)}</label>
                                {error_line(&on, &t::day(locale), &start.on_error)}
                                <input
                                    class="input"
                                    id=on.clone()
                                    name=on.clone()
                                    type=if start.is_date { "date" } else { "text" }
                                    value=start.on.clone()
                                    autocomplete="off"
                                    autofocus=focus == number
                                    aria-invalid=(!start.on_error.is_empty()).then_some("true")
                                    aria-describedby=(!start.on_error.is_empty()).then(|| format!("{on}-error"))
                                />
                            </div>
                            <div class=field_class(&start.lasting_error)>
                                <label class="field__label" for=lasting.clone()>{t::duration(locale)}</label>
                                {error_line(&lasting, &t::duration(locale), &start.lasting_error)}
                                <input
                                    class="input"
                                    id=lasting.clone()
                                    name=lasting.clone()
                                    type="text"
                                    value=start.lasting.clone()
                                    autocomplete="off"
                                    aria-invalid=(!start.lasting_error.is_empty()).then_some("true")
                                    aria-describedby=if start.lasting_error.is_empty() {
                                        "sessies-uitleg".to_owned()
                                    } else {
                                        format!("sessies-uitleg {lasting}-error")
                                    }
                                    on:input=move |event| row.typed.set(event_target_value(&event))
                                />
                            </div>
                            <button
                                class="button button--quiet session__remove"
                                type="submit"
                                name="actie"
                                value=format!("sessie-weg-{number}")
                                formaction=action.get_value()
                                hidden=move || rows.with(|rows| rows.len() < 2)
                                on:click=move |event| {
                                    event.prevent_default();
                                    remove(number);
                                }
                            >
                                <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
                                    <path d="M6 6l12 12M18 6 6 18" />
                                </svg>
                                <span class="visually-hidden">{move || t::session_remove(locale, place(number))}</span>
                            </button>
                        </fieldset>
                    }
                }
            />
            <p class="sessions__total" role="status">{total}</p>
            <button class="button" id=ADD type="submit" name="actie" value="sessie-erbij" formaction=action.get_value() on:click=add>
                {t::session_add(locale)}
            </button>
        </div>
    }
}

fn field_class(error: &str) -> &'static str {
    if error.is_empty() { "field" } else { "field field--invalid" }
}

fn error_line(field: &str, label: &Text, error: &str) -> Option<AnyView> {
    field::error_line(field, label, (!error.is_empty()).then(|| error.to_owned().into()))
}

/// Moves the focus once the row is there.
fn focus_on(id: String) {
    request_animation_frame(move || {
        let element =
            document().get_element_by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            // An element that is gone already has no use for the focus.
            drop(element.focus());
        }
    });
}
