//! Numbers and texts as bytes, and back: every length is checked against what is there before it is
//! used.

/// Bytes that are being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(super) fn short(&mut self, value: u16) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(super) fn long(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A length; what is longer than four bytes can say is cut by whoever reads it as damaged.
    pub(super) fn count(&mut self, value: usize) {
        self.long(u32::try_from(value).unwrap_or(u32::MAX));
    }

    pub(super) fn real(&mut self, value: f32) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(super) fn block(&mut self, block: &[u8]) {
        self.count(block.len());
        self.bytes.extend(block);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.block(text.as_bytes());
    }
}

/// Bytes that are being read; `None` where they end too early or say what cannot be.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes, at: 0 }
    }

    /// Where it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether everything was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(length)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn real(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|value| value.is_finite())
    }

    /// How many things follow that take at least so many bytes each; never more than there is room
    /// for, so that it can be trusted as a length to make room for.
    pub(super) fn count(&mut self, least: usize) -> Option<usize> {
        let count = usize::try_from(self.long()?).ok()?;
        (count.checked_mul(least.max(1))? <= self.bytes.len() - self.at).then_some(count)
    }

    pub(super) fn block(&mut self) -> Option<&'b [u8]> {
        let length = self.count(1)?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.block()?).ok()
    }
}
