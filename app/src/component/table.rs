//! Tables of figures.
//!
//! Inside a [`TableFrame`] stand plain `thead`, `tbody` and `tfoot`, with these classes:
//!
//! - `number` on every cell of a column of numbers, head and foot too: to the right, figures under each other. The unit
//!   stands in the head.
//! - `table__main` on the cell that names the row (`<th scope="row">`), with `<a class="table__link">` in it: the link
//!   covers the whole row.
//! - `data-label="…"` on cells that do not speak for themselves (hours, points): on a phone the row becomes a card, and
//!   the label stands before the value.
//! - `table__minor` on cells of a column that a phone leaves out.
//! - `is-muted` on a row that does not count.

use language::Text;
use leptos::prelude::*;

/// A table with its caption; scrolls within itself where it does not fit.
///
/// ```text
/// <TableFrame caption="Activiteiten in deze periode">
///     <thead>
///         <tr><th scope="col">"Datum"</th><th scope="col">"Activiteit"</th><th scope="col" class="number">"Punten"</th></tr>
///     </thead>
///     <tbody>
///         <tr>
///             <td class="nowrap">"12 mei 2023"</td>
///             <th scope="row" class="table__main"><a class="table__link" href="…">"Signs of Safety"</a></th>
///             <td class="number" data-label="Punten">"12"</td>
///         </tr>
///     </tbody>
/// </TableFrame>
/// ```
#[component]
pub fn TableFrame(
    #[prop(into)] caption: Text,
    /// For screen readers only: where a heading says the same.
    #[prop(optional)]
    hide_caption: bool,
    /// Stays a table on a phone: for a few narrow columns.
    #[prop(optional)]
    plain: bool,
    /// May have more columns than fit on a desk, and scrolls there; on a phone each row is a card all the same.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let scrolls = plain || wide;
    let frame = if scrolls { "table-frame table-frame--plain" } else { "table-frame" };
    let class = if plain { "table" } else { "table table--cards" };
    // What may scroll has to be reached by a keyboard.
    let name = scrolls.then(|| caption.clone());
    view! {
        <div class=frame role=scrolls.then_some("region") tabindex=scrolls.then_some("0") aria-label=name>
            <table class=class>
                <caption class=if hide_caption { "visually-hidden" } else { "table__caption" }>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}
