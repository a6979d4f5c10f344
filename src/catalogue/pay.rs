//! US wages by occupation, from the Occupational Employment and Wage Statistics of the Bureau of
//! Labor Statistics, release of May 2025 (public domain): the 10th percentile, the median and the
//! 90th, of employees (the self-employed are not counted).
use super::builtin::{Lines, PAY};
use super::code::Code;

/// Where the figures are from, as it is shown beside them.
pub const SOURCE: &str = "US, May 2025, Bureau of Labor Statistics (OEWS)";
/// The year of the figures.
pub const YEAR: i32 = 2025;

/// What an occupation pays in the US.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pay {
    /// A tenth earn less than this.
    pub low: f64,
    /// Half earn less than this.
    pub median: f64,
    /// A tenth earn more than this.
    pub high: f64,
    /// Whether the figures are dollars an hour, where a year's are not published; else a year.
    pub is_hourly: bool,
    /// Whether they are those of a broader group, since there are none for the occupation alone.
    pub is_broad: bool,
}

impl Pay {
    /// The figures of an occupation: its own, else those of the broad group that it belongs to.
    pub fn of(code: Code) -> Option<Pay> {
        let soc = code.soc();
        let broad = format!("{}0", &soc[..6]);
        find(&soc).or_else(|| find(&broad).map(|pay| Pay { is_broad: true, ..pay }))
    }

    /// The median as dollars a year: an hour's times 2,080, as the statistics reckon it.
    pub fn yearly(&self) -> f64 {
        if self.is_hourly { self.median * 2080.0 } else { self.median }
    }
}

fn find(soc: &str) -> Option<Pay> {
    let line = Lines::of(PAY).find(|line| line.starts_with(soc))?;
    let mut parts = line.split(' ').skip(1);
    let mut number = || parts.next()?.parse().ok();
    Some(Pay { low: number()?, median: number()?, high: number()?, is_hourly: line.ends_with(" h"), is_broad: false })
}
