/// Makes one function per text, `fn name(locale, arguments…) -> Text`, from its Dutch and its English form.
macro_rules! texts {
    ($( $name:ident ( $($arg:ident : $ty:ty),* $(,)? ) { nl: $nl:expr, en: $en:expr $(,)? } )*) => {
        $(
            #[doc = concat!("Dutch: `", stringify!($nl), "`")]
            pub fn $name(locale: $crate::Locale $(, $arg: $ty)*) -> $crate::Text {
                match locale {
                    $crate::Locale::Nl => $crate::Text::from($nl),
                    $crate::Locale::En => $crate::Text::from($en),
                }
            }
        )*
    };
}

/// Makes a function that names every member of a closed list; a member that misses a name does not compile.
macro_rules! names {
    ($( $(#[$doc:meta])* $name:ident($ty:ty) { $( $member:pat => $nl:literal, $en:literal; )+ } )+) => {
        $(
            $(#[$doc])*
            pub fn $name(locale: $crate::Locale, value: $ty) -> $crate::Text {
                let (nl, en) = match value { $( $member => ($nl, $en), )+ };
                $crate::Text::Borrowed(match locale { $crate::Locale::Nl => nl, $crate::Locale::En => en })
            }
        )+
    };
}
