//! The macros that make a type and its table from one text, so that they cannot differ.

/// A set of words: the enum, its keys in files and flags, and what the screen says.
#[macro_export]
macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $(#[doc = $doc:literal] $variant:ident = $key:literal $(, $says:literal)?;)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[doc = $doc] #[serde(rename = $key)] $variant,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Their keys and what the screen says, in order.
            pub const CHOICES: &'static [$crate::record::Choice] = &[$($crate::record::Choice {
                key: $key,
                says: $crate::words!(@says $key $(, $says)?),
            }),+];

            /// The word in files, flags and JSON.
            pub const fn key(self) -> &'static str {
                Self::CHOICES[self as usize].key
            }

            /// What the screen calls it.
            pub const fn says(self) -> &'static str {
                Self::CHOICES[self as usize].says
            }
        }
    };
    (@says $key:literal) => { $key };
    (@says $key:literal, $says:literal) => { $says };
}

/// A sub-record or inline table: its type and the table of its fields.
#[macro_export]
macro_rules! fields {
    (
        $(#[$outer:meta])* $name:ident = $table:ident {
            required { $(#[doc = $rdoc:literal] $(#[serde($($rattr:tt)*)])? $rkey:ident: $rty:ty = $rshape:expr $(, $ropt:ident($($rarg:expr)?))*;)* }
            optional { $(#[doc = $odoc:literal] $(#[serde($($oattr:tt)*)])? $okey:ident: $oty:ty = $oshape:expr $(, $oopt:ident($($oarg:expr)?))*;)* }
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(#[doc = $rdoc] $(#[serde($($rattr)*)])? pub $rkey: $rty,)*
            $(#[doc = $odoc] #[serde(default $(, $($oattr)*)?)] pub $okey: $oty,)*
        }

        #[doc = concat!("The fields of [`", stringify!($name), "`].")]
        pub const $table: &[$crate::record::Field] = &[
            $($crate::record::Field::new(stringify!($rkey), $rshape, $rdoc).required()$(.$ropt($($rarg)?))*,)*
            $($crate::record::Field::new(stringify!($okey), $oshape, $odoc)$(.$oopt($($oarg)?))*,)*
        ];
    };
}

/// A kind of record with an id: its type, its table and how the two belong together.
#[macro_export]
macro_rules! record {
    (
        $(#[$outer:meta])* $name:ident = $kind:ident($noun:literal, $table:literal, $plural:literal, $place:expr, title: $title:ident) {
            required { $(#[doc = $rdoc:literal] $(#[serde($($rattr:tt)*)])? $rkey:ident: $rty:ty = $rshape:expr $(, $ropt:ident($($rarg:expr)?))*;)* }
            optional { $(#[doc = $odoc:literal] $(#[serde($($oattr:tt)*)])? $okey:ident: $oty:ty = $oshape:expr $(, $oopt:ident($($oarg:expr)?))*;)* }
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            /// Its id: a slug of its title that never changes.
            #[serde(default)]
            pub id: String,
            $(#[doc = $rdoc] $(#[serde($($rattr)*)])? pub $rkey: $rty,)*
            $(#[doc = $odoc] #[serde(default $(, $($oattr)*)?)] pub $okey: $oty,)*
            /// When the program last changed it (UTC).
            #[serde(default, with = "stamp")]
            pub updated: Option<String>,
        }

        #[doc = concat!("The table of [`", stringify!($name), "`].")]
        pub static $kind: $crate::record::Kind = $crate::record::Kind {
            noun: $noun,
            table: $table,
            plural: $plural,
            place: $place,
            form: $crate::record::Form::Blocks,
            title: stringify!($title),
            fields: &[
                $($crate::record::Field::new(stringify!($rkey), $rshape, $rdoc).required()$(.$ropt($($rarg)?))*,)*
                $($crate::record::Field::new(stringify!($okey), $oshape, $odoc)$(.$oopt($($oarg)?))*,)*
            ],
        };

        impl $crate::record::Record for $name {
            const KIND: &'static $crate::record::Kind = &$kind;
            fn id(&self) -> &str {
                &self.id
            }
            fn name(&mut self, id: String) {
                self.id = id;
            }
            fn title(&self) -> &str {
                &self.$title
            }
        }
    };
}

/// A kind of record without an id: a series (newest last) or the only one of its file.
#[macro_export]
macro_rules! plain_record {
    (
        $(#[$outer:meta])* $name:ident = $kind:ident($noun:literal, $table:literal, $plural:literal, $place:expr, $form:expr) {
            required { $(#[doc = $rdoc:literal] $(#[serde($($rattr:tt)*)])? $rkey:ident: $rty:ty = $rshape:expr $(, $ropt:ident($($rarg:expr)?))*;)* }
            optional { $(#[doc = $odoc:literal] $(#[serde($($oattr:tt)*)])? $okey:ident: $oty:ty = $oshape:expr $(, $oopt:ident($($oarg:expr)?))*;)* }
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(#[doc = $rdoc] $(#[serde($($rattr)*)])? pub $rkey: $rty,)*
            $(#[doc = $odoc] #[serde(default $(, $($oattr)*)?)] pub $okey: $oty,)*
        }

        #[doc = concat!("The table of [`", stringify!($name), "`].")]
        pub static $kind: $crate::record::Kind = $crate::record::Kind {
            noun: $noun,
            table: $table,
            plural: $plural,
            place: $place,
            form: $form,
            title: "",
            fields: &[
                $($crate::record::Field::new(stringify!($rkey), $rshape, $rdoc).required()$(.$ropt($($rarg)?))*,)*
                $($crate::record::Field::new(stringify!($okey), $oshape, $odoc)$(.$oopt($($oarg)?))*,)*
            ],
        };

        impl $crate::record::Record for $name {
            const KIND: &'static $crate::record::Kind = &$kind;
            fn id(&self) -> &str {
                ""
            }
            fn name(&mut self, _id: String) {}
            fn title(&self) -> &str {
                ""
            }
        }
    };
}
