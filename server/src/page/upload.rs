//! Forms with files, read piece by piece and no more than allowed.

use axum::extract::{FromRequest, Multipart, Request};

/// How much of a body that is too large is read and thrown away, so that the browser gets to see the answer.
const THROWN_AWAY: usize = 64 * 1024 * 1024;
/// The most parts that are kept.
const PARTS: usize = 250;

/// Why a part of a form was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is larger than allowed.
    TooLarge,
    /// It is not there.
    Missing,
    /// It is a file without anything in it.
    Empty,
    /// The body is no form with parts.
    Broken,
}

/// The parts of a form.
#[derive(Debug, Default)]
pub struct Parts(Vec<Part>);

#[derive(Debug)]
struct Part {
    name: String,
    content: Vec<u8>,
    too_large: bool,
    /// A file was chosen.
    chosen: bool,
}

impl Parts {
    /// The content of a part, which is there no longer.
    ///
    /// # Errors
    /// When it is not there, empty or too large.
    pub fn take(&mut self, name: &str) -> Result<Vec<u8>, Unread> {
        let Some(part) = self.0.iter_mut().find(|part| part.name == name) else { return Err(Unread::Missing) };
        match (part.too_large, part.content.is_empty()) {
            (true, _) => Err(Unread::TooLarge),
            (false, true) if part.chosen => Err(Unread::Empty),
            (false, true) => Err(Unread::Missing),
            (false, false) => Ok(std::mem::take(&mut part.content)),
        }
    }

    /// The parts that are texts, by name.
    pub fn texts(self) -> Vec<(String, String)> {
        let text = |part: Part| Some((part.name, String::from_utf8(part.content).ok()?));
        self.0.into_iter().filter(|part| !part.too_large).filter_map(text).collect()
    }
}

/// The content of one part of a form, of at most so many bytes.
///
/// # Errors
/// See [`Unread`].
pub async fn part(request: Request, largest: usize, name: &str) -> Result<Vec<u8>, Unread> {
    parts(request, largest).await?.take(name)
}

/// The parts of a form, each of at most so many bytes.
///
/// # Errors
/// When it is no such form, or much too large.
pub async fn parts(request: Request, largest: usize) -> Result<Parts, Unread> {
    let length = request.headers().get(http::header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > THROWN_AWAY) {
        return Err(Unread::TooLarge);
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Unread::Broken)?;
    let mut parts = Parts::default();
    let mut read = 0_usize;
    while let Some(mut field) = form.next_field().await.map_err(|_| Unread::Broken)? {
        let mut part = Part {
            name: field.name().unwrap_or_default().to_owned(),
            content: Vec::new(),
            too_large: false,
            chosen: field.file_name().is_some_and(|file| !file.is_empty()),
        };
        while let Some(piece) = field.chunk().await.map_err(|_| Unread::Broken)? {
            read = read.saturating_add(piece.len());
            if read > THROWN_AWAY {
                return Err(Unread::TooLarge);
            }
            if part.too_large || part.content.len().saturating_add(piece.len()) > largest {
                part.too_large = true;
                part.content = Vec::new();
            } else {
                part.content.extend_from_slice(&piece);
            }
        }
        if parts.0.len() < PARTS {
            parts.0.push(part);
        }
    }
    Ok(parts)
}
