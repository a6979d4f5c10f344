//! Chance that comes out the same each time: numbers from a seed, and the normal distribution.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number
//! generators*, 2014): a counter that goes up by an odd number and is mixed. What is drawn for a thing
//! comes from a stream of its own, named after it, so that neither the order of the files nor another
//! step changes it.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(u64);

impl Stream {
    /// The stream of this name and number under a seed.
    pub fn new(seed: u64, name: &str, number: u64) -> Stream {
        // FNV-1a turns the name into a number; the mixing spreads it.
        let named = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Stream(mix(mix(seed) ^ named).wrapping_add(mix(number)))
    }

    /// The next number, any of 2⁶⁴.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// The next number between 0 and 1, never either of them.
    pub fn share(&mut self) -> f64 {
        ((self.draw() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// The next place in a list of so many; 0 for an empty one.
    pub fn place(&mut self, of: usize) -> usize {
        ((u128::from(self.draw()) * of as u128) >> 64) as usize
    }
}

fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The share of a standard normal distribution that lies below `z`, to about 10⁻⁷ (Abramowitz and
/// Stegun, *Handbook of mathematical functions*, 26.2.17).
pub fn share_below(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let sum =
        t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let above = (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt() * sum;
    if z < 0.0 { above } else { 1.0 - above }
}

/// The point below which this share of a standard normal distribution lies, to about 10⁻⁹ of itself
/// (P. J. Acklam's rational approximation, 2003). Shares are kept within 10⁻¹² of 0 and of 1.
pub fn point_of(share: f64) -> f64 {
    const EDGE: f64 = 0.024_25;
    let share = share.clamp(1e-12, 1.0 - 1e-12);
    if share < EDGE {
        return tail(share);
    }
    if share > 1.0 - EDGE {
        return -tail(1.0 - share);
    }
    let q = share - 0.5;
    let r = q * q;
    let top = ((((-39.696_830_286_653_76 * r + 220.946_098_424_520_5) * r - 275.928_510_446_968_7) * r
        + 138.357_751_867_269)
        * r
        - 30.664_798_066_147_16)
        * r
        + 2.506_628_277_459_239;
    let bottom = ((((-54.476_098_798_224_06 * r + 161.585_836_858_040_9) * r - 155.698_979_859_886_6) * r
        + 66.801_311_887_719_72)
        * r
        - 13.280_681_552_885_72)
        * r
        + 1.0;
    q * top / bottom
}

fn tail(share: f64) -> f64 {
    let q = (-2.0 * share.ln()).sqrt();
    let top = ((((-0.007_784_894_002_430_293 * q - 0.322_396_458_041_136_5) * q - 2.400_758_277_161_838) * q
        - 2.549_732_539_343_734)
        * q
        + 4.374_664_141_464_968)
        * q
        + 2.938_163_982_698_783;
    let bottom = (((0.007_784_695_709_041_462 * q + 0.322_467_129_070_039_8) * q + 2.445_134_137_142_996) * q
        + 3.754_408_661_907_416)
        * q
        + 1.0;
    top / bottom
}
