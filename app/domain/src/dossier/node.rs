//! JSON as a tree that keeps what the format forbids: duplicate fields. Borrowed where possible and limited in size.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::problem::{Problem, ProblemKind, ValueType};

/// Values that are read at most: bounds the memory that a file of the largest size can take.
const MAX_VALUES: usize = 1_000_000;

/// A JSON value.
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    Decimal(f64),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// In the order of the file, duplicates included.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl Node<'_> {
    /// What it is, in a message.
    pub(crate) const fn found(&self) -> ValueType {
        match self {
            Self::Null => ValueType::Null,
            Self::Bool(_) => ValueType::Boolean,
            Self::Integer(_) | Self::Decimal(_) => ValueType::Number,
            Self::Text(_) => ValueType::Text,
            Self::List(_) => ValueType::List,
            Self::Object(_) => ValueType::Object,
        }
    }
}

/// Reads a whole file.
pub(crate) fn parse(input: &[u8]) -> Result<Node<'_>, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(input);
    let left = Cell::new(MAX_VALUES);
    let read = Seed(&left).deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
    read.map_err(|error| {
        if left.get() == 0 {
            return Problem::new("$", ProblemKind::TooManyValues { maximum: MAX_VALUES });
        }
        let (line, column) = (error.line(), error.column());
        // serde_json ends its message with the place.
        let text = error.to_string();
        let message = text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text);
        Problem::new("$", ProblemKind::Syntax { message: super::problem::shown(message), line, column })
    })
}

/// Reads from any reader of serde.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Node<'de>, D::Error> {
    Seed(&Cell::new(MAX_VALUES)).deserialize(deserializer)
}

/// Reads one value, as long as there are values left to read.
struct Seed<'c>(&'c Cell<usize>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        match self.0.get().checked_sub(1) {
            None => return Err(D::Error::custom("too many values")),
            Some(left) => self.0.set(left),
        }
        deserializer.deserialize_any(self)
    }
}

/// A field name: borrowed when the file has it unescaped.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Node::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(number).map_or(Node::Decimal(number as f64), Node::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Node::Decimal(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(Seed(self.0))? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = object.next_key_seed(Key)? {
            fields.push((name, object.next_value_seed(Seed(self.0))?));
        }
        Ok(Node::Object(fields))
    }
}
