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
