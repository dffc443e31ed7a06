//! Starts the islands in the browser.
use app as _; // without this the islands are not linked in

/// Called by the page once the module has loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
