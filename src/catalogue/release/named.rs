//! Which release it is: from its Read Me, else from the name of its folder.

/// What a release is called where nothing says which one it is.
pub const UNNAMED: &str = "O*NET release";

/// Name and date of a release: (`O*NET 30.1`, `December 2025`); the date is empty where nothing
/// says it. `label` is the name of the folder or archive, such as `db_30_1_text`.
///
/// ```
/// use career::catalogue::release::named::name;
/// let read_me = "O*NET 30.1 Database\r\nDecember 2025 Release\r\n";
/// assert_eq!(name(Some(read_me), ""), ("O*NET 30.1".to_owned(), "December 2025".to_owned()));
/// assert_eq!(name(None, "db_29_3_text"), ("O*NET 29.3".to_owned(), String::new()));
/// ```
pub fn name(read_me: Option<&str>, label: &str) -> (String, String) {
    let lines = || read_me.unwrap_or_default().lines().map(str::trim).take(20);
    let version = lines().find_map(version_of).or_else(|| version_of_label(label));
    let date = lines().find_map(date_of).unwrap_or_default();
    (version.map_or_else(|| UNNAMED.to_owned(), |version| format!("O*NET {version}")), date)
}

/// `30.1` of `O*NET 30.1 Database` and `O*NET® 30.1 Database`.
fn version_of(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("O*NET")?;
    let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let version = rest[..end].trim_end_matches('.');
    (!version.is_empty() && version.len() <= 8).then(|| version.to_owned())
}

/// `30.1` of `db_30_1_text`.
fn version_of_label(label: &str) -> Option<String> {
    let mut words = label.split('_').skip_while(|word| !word.eq_ignore_ascii_case("db")).skip(1);
    let is_number = |word: &&str| !word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (major, minor) = (words.next().filter(is_number)?, words.next().filter(is_number)?);
    Some(format!("{major}.{minor}"))
}

/// `December 2025` of `December 2025 Release`.
fn date_of(line: &str) -> Option<String> {
    let date = line.strip_suffix("Release").or_else(|| line.strip_suffix("release"))?.trim();
    let (month, year) = date.split_once(' ')?;
    let is_month = month.chars().all(char::is_alphabetic) && (3..=9).contains(&month.len());
    (is_month && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| date.to_owned())
}
