//! SHA-256 as the history writes it.
use sha2::{Digest, Sha256};

/// SHA-256 of the bytes, in lower-case hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// The hash of a file's content; `None` for a file that is not there.
pub(crate) fn hash_of(content: Option<&[u8]>) -> Option<String> {
    content.map(hash)
}
