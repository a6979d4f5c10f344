//! The scanner against a parser of whole files, on texts that try to mislead it.
use career::store::text::{Header, scan};
use proptest::prelude::*;

/// Lines that hold no header, whatever they look like.
const LINES: &[&str] = &[
    "k@ = 1",
    "k@ = \"[[goal]]\" # [[goal]]",
    "k@ = '[goal]'",
    "# [[goal]]",
    "   # [goal]",
    "",
    "\t",
    "k@ = \"\"\"\n[[goal]]\n[skill]\\\n\\\"\"\" # \"\"\"\"\"",
    "k@ = '''\n[[goal]]\n''''",
    "k@ = [\n[1, 2], # ] [[goal]]\n[\"]\"],\n['a', '''\n[goal]\n''']]",
    "k@ = [ # x = [\n]",
    "k@ = { a = [ '}' ], \"b=#\" = \"\\\"}\" }",
    "\"k@ = [\" = 1",
    "'k@#' = 2026-01-01 07:32:00",
    "k@.\"a.b\".c = true # \"\"\"",
    "k@ = \"\\\\\"",
    "k@ = \"\"",
    "k@ = ''",
    "k@ = \"\"\"\"\"\"",
    "k@ = \"\"\"a\"\"\"\"\"",
];

const HEADERS: &[(&str, bool)] = &[
    ("[[goal]]", true),
    ("[[ goal ]] # x", true),
    ("  [[\"goal\"]]", true),
    ("['goal']", false),
    ("[goal]# [x]", false),
];

fn document() -> impl Strategy<Value = (String, usize)> {
    let block = (0usize..3, prop::collection::vec(0..LINES.len(), 0..6), any::<bool>());
    (prop::collection::vec(0..LINES.len(), 0..4), prop::collection::vec(block, 0..6), any::<bool>()).prop_map(
        |(preamble, blocks, crlf)| {
            let mut text = String::new();
            let mut next = 0;
            let mut put = |text: &mut String, line: usize| {
                next += 1;
                text.push_str(&LINES[line].replace('@', &next.to_string()));
                text.push('\n');
            };
            preamble.into_iter().for_each(|line| put(&mut text, line));
            let count = blocks.len();
            for (header, lines, sub) in blocks {
                text.push_str(HEADERS[header].0);
                text.push('\n');
                lines.into_iter().for_each(|line| put(&mut text, line));
                if sub {
                    text.push_str("[[goal . checkin]] # [[goal]]\nx = 1\n[goal.checkin.deep]\ny = 2\n");
                }
            }
            if crlf {
                text = text.replace('\n', "\r\n");
            }
            (text, count)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cut_is_that_of_a_whole_parse((text, count) in document()) {
        // The CR in `\` + line break inside text is legal too, so every document here must parse.
        let doc: toml_edit::Document<&str> = toml_edit::Document::parse(text.as_str()).unwrap();
        let cut = scan(&text);
        let mut headers: Vec<usize> = Vec::new();
        if let Some(goals) = doc.get("goal").and_then(|item| item.as_array_of_tables()) {
            headers.extend(goals.iter().map(|table| table.span().unwrap().start));
        }
        prop_assert_eq!(headers.len(), count);
        // The parser's table begins at its bracket; blanks before it belong to the line.
        let found: Vec<usize> = cut.chunks.iter().map(|chunk| {
            chunk.header + text[chunk.header..].len() - text[chunk.header..].trim_start().len()
        }).collect();
        prop_assert_eq!(found, headers);
        let mut end = cut.preamble;
        for chunk in &cut.chunks {
            prop_assert_eq!(chunk.form, Header::Block);
            prop_assert_eq!(chunk.name, "goal");
            prop_assert_eq!(chunk.start, end);
            prop_assert_eq!(text[..chunk.header].matches('\n').count() + 1, chunk.line);
            end = chunk.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn nothing_makes_it_panic(text in "(\\PC|[\\[\\]\"'#=\\\\\n\r{}]){0,80}") {
        let cut = scan(&text);
        let whole: String = std::iter::once(text[..cut.preamble].to_owned())
            .chain(cut.chunks.iter().map(|chunk| cut.chunk_text(chunk).to_owned()))
            .collect();
        prop_assert_eq!(whole, text.clone());
        let _ = career::store::text::check(&text, "goals.toml", &crate::text_kit::KINDS);
    }
}

#[test]
fn single_tables_and_strays_are_told_apart() {
    let forms =
        |text: &str| scan(text).chunks.iter().map(|chunk| (chunk.name.to_owned(), chunk.form)).collect::<Vec<_>>();
    for (header, block) in HEADERS {
        let form = if *block { Header::Block } else { Header::Table };
        assert_eq!(forms(header), [("goal".to_owned(), form)], "{header}");
    }
    assert_eq!(forms("[[a]]\n[[a.b]]\n[c.d]\n"), [("a".to_owned(), Header::Block), ("c".to_owned(), Header::Stray)]);
    // A list that is never closed spoils its own record only.
    assert_eq!(forms("[[a]]\nx = [1,\n\n[[b]]\n"), [("a".to_owned(), Header::Block), ("b".to_owned(), Header::Block)]);
    let cut = scan("x = 1\n\n# far\n\n# near\n[[a]]\n");
    assert_eq!(cut.preamble(), "x = 1\n\n# far\n\n");
}
