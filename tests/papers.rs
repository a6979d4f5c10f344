//! Papers as they are handed over.
