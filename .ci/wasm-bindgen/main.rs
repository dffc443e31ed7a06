//! Writes the JavaScript that loads our WASM: `vakspoor-bindgen IN.wasm FOLDER NAME`.
//!
//! The library behind wasm-bindgen's own program, without the rest of that program: it compiles in a quarter of the time.
//! Built by `.ci/set-up`, at the version that Cargo.lock names (the two must be the same to the last digit).

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, name] = arguments.as_slice() else {
        eprintln!("usage: vakspoor-bindgen IN.wasm FOLDER NAME");
        return ExitCode::FAILURE;
    };
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    let generated = bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    match generated {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
