//! Undo and redo against a model: a list of contents and a place in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::collections::BTreeMap;
use std::path::Path;

use career::store::splice::Splice;
use career::store::{Folder, Fs, history};
use proptest::prelude::*;

use crate::simfs::{Editor, SimFs};
use crate::store_crash::{holder, intent, open, view};

const NAMES: [&str; 3] = ["goals.toml", "log/2026.toml", "skills.toml"];

type Files = BTreeMap<&'static str, Vec<u8>>;

#[derive(Clone, Debug)]
enum Move {
    Commit(Vec<(usize, Option<Vec<u8>>)>),
    Edit(usize, Option<Vec<u8>>),
    Undo,
    Redo,
    UndoOf(usize),
}

fn content() -> impl Strategy<Value = Option<Vec<u8>>> {
    let text = prop_oneof![
        "[ab\n]{0,6}".prop_map(String::into_bytes),
        "(é|ß|\u{7f}|\r\n|\"\"\"|\\\\|x){0,6}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..5),
    ];
    prop_oneof![1 => Just(None), 4 => text.prop_map(Some)]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        4 => prop::collection::btree_map(0..NAMES.len(), content(), 1..3)
            .prop_map(|files| Move::Commit(files.into_iter().collect())),
        2 => (0..NAMES.len(), content()).prop_map(|(file, content)| Move::Edit(file, content)),
        4 => Just(Move::Undo),
        3 => Just(Move::Redo),
        2 => (0_usize..12).prop_map(Move::UndoOf),
    ];
    prop::collection::vec(one, 1..16)
}

/// What a person expects: operations that stand, those taken back, each with what it did.
#[derive(Default)]
struct Model {
    files: Files,
    done: Vec<(u64, Files, Files)>,
    undone: Vec<(u64, Files, Files)>,
}

impl Model {
    fn act(&mut self, id: u64, files: Files) {
        let before = std::mem::replace(&mut self.files, files);
        self.done.push((id, before, self.files.clone()));
        self.undone.clear();
    }

    /// Goes from one state to the other in the files that differ, if these are still so.
    fn step(&mut self, from: &Files, to: &Files) -> bool {
        let changed: Vec<_> = NAMES.into_iter().filter(|n| from.get(n) != to.get(n)).collect();
        if changed.iter().any(|name| self.files.get(name) != from.get(name)) {
            return false;
        }
        for name in changed {
            match to.get(name) {
                Some(bytes) => self.files.insert(name, bytes.clone()),
                None => self.files.remove(name),
            };
        }
        true
    }

    fn undo(&mut self, at: usize) -> bool {
        let (id, before, after) = self.done[at].clone();
        if !self.step(&after, &before) {
            return false;
        }
        self.done.remove(at);
        self.undone.push((id, before, after));
        true
    }

    fn redo(&mut self) -> bool {
        let Some((id, before, after)) = self.undone.last().cloned() else {
            return false;
        };
        if !self.step(&before, &after) {
            return false;
        }
        self.undone.pop();
        self.done.push((id, before, after));
        true
    }
}

fn on_disk(folder: &Folder<'_>) -> Files {
    NAMES.into_iter().filter_map(|name| Some((name, folder.read(name).unwrap()?))).collect()
}

fn edit(fs: &SimFs, name: &str, content: Option<&[u8]>) {
    let path = Path::new("/u/career").join(name);
    match content {
        Some(bytes) if fs.exists(&path) => fs.edit(path.to_str().unwrap(), bytes, Editor::InPlace),
        Some(bytes) => fs.create_new(&path, bytes).unwrap(),
        None if fs.exists(&path) => fs.remove_file(&path).unwrap(),
        None => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_do_as_the_model(moves in moves()) {
        let fs = SimFs::fresh();
        let folder = open(&fs);
        // Every file has an operation, so that an edit of any of them is one.
        let first: Files = NAMES.into_iter().map(|name| (name, b"first\n".to_vec())).collect();
        let files = NAMES.map(|name| (name, Some("first\n")));
        folder.lock(&holder()).unwrap().commit(intent("first", &files)).unwrap();
        let mut model = Model { files: first.clone(), ..Model::default() };
        let mut newest = 1;
        for (number, step) in moves.into_iter().enumerate() {
            match step {
                Move::Commit(files) => {
                    let mut wanted = model.files.clone();
                    for (file, content) in &files {
                        match content {
                            Some(bytes) => wanted.insert(NAMES[*file], bytes.clone()),
                            None => wanted.remove(NAMES[*file]),
                        };
                    }
                    let mut what = intent(&format!("commit {number}"), &[]);
                    what.files = files.into_iter().map(|(i, c)| (NAMES[i].to_owned(), c)).collect();
                    let saved = folder.lock(&holder()).unwrap().commit(what).unwrap();
                    prop_assert_eq!(saved.id.is_some(), wanted != model.files);
                    if let Some(id) = saved.id {
                        newest += 1;
                        prop_assert_eq!(id, newest);
                        model.act(id, wanted);
                    }
                }
                Move::Edit(file, content) => {
                    let name = NAMES[file];
                    edit(&fs, name, content.as_deref());
                    drop(folder.lock(&holder()).unwrap());
                    let mut wanted = model.files.clone();
                    match content {
                        Some(bytes) => wanted.insert(name, bytes),
                        None => wanted.remove(name),
                    };
                    if wanted != model.files {
                        newest += 1;
                        model.act(newest, wanted);
                        let operation = folder.history().unwrap().remove(0);
                        prop_assert_eq!(operation.sentence, format!("edited by hand: {name}"));
                        prop_assert!(operation.files[0].splice.is_some());
                    }
                }
                Move::Undo => {
                    let expected = match model.done.len() {
                        0 => { continue }
                        n => model.undo(n - 1),
                    };
                    let outcome = folder.lock(&holder()).unwrap().undo(None, "career undo");
                    prop_assert_eq!(outcome.is_ok(), expected, "{:?}", outcome);
                    newest += u64::from(expected);
                }
                Move::Redo => {
                    let expected = model.redo();
                    let outcome = folder.lock(&holder()).unwrap().redo("career redo");
                    prop_assert_eq!(outcome.is_ok(), expected, "{:?}", outcome);
                    newest += u64::from(expected);
                }
                Move::UndoOf(at) => {
                    if model.done.is_empty() { continue }
                    let at = at % model.done.len();
                    let id = model.done[at].0;
                    let expected = model.undo(at);
                    let outcome = folder.lock(&holder()).unwrap().undo(Some(id), "career undo");
                    prop_assert_eq!(outcome.is_ok(), expected, "{:?}", outcome);
                    newest += u64::from(expected);
                }
            }
            prop_assert_eq!(&on_disk(&folder), &model.files);
            let undone: Vec<u64> = history::taken_back(&folder.history().unwrap());
            let mut expected: Vec<u64> = model.undone.iter().map(|(id, ..)| *id).collect();
            expected.sort_unstable();
            // The model forgets what a later change made final.
            prop_assert!(expected.iter().all(|id| undone.contains(id)));
        }
        // Newest first, everything can be taken back, and made again.
        while let Some(at) = model.done.len().checked_sub(1) {
            if !model.undo(at) { break }
            folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap();
            prop_assert_eq!(&on_disk(&folder), &model.files);
        }
    }

    #[test]
    fn all_undone_is_the_first_and_all_redone_the_last(contents in prop::collection::vec((0..NAMES.len(), content(), any::<bool>()), 1..8)) {
        let fs = SimFs::fresh();
        let folder = open(&fs);
        let files = NAMES.map(|name| (name, Some("first\n")));
        folder.lock(&holder()).unwrap().commit(intent("first", &files)).unwrap();
        let first = on_disk(&folder);
        for (file, content, is_by_hand) in contents {
            if is_by_hand {
                edit(&fs, NAMES[file], content.as_deref());
            } else {
                let mut what = intent("commit", &[]);
                what.files = vec![(NAMES[file].to_owned(), content)];
                folder.lock(&holder()).unwrap().commit(what).unwrap();
            }
        }
        drop(folder.lock(&holder()).unwrap());
        let last = on_disk(&folder);
        let count = folder.history().unwrap().len();
        for _ in 0..count - 1 {
            folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap();
        }
        prop_assert_eq!(on_disk(&folder), first);
        folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap();
        prop_assert!(on_disk(&folder).is_empty());
        folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap_err();
        for _ in 0..count {
            folder.lock(&holder()).unwrap().redo("career redo").unwrap();
        }
        prop_assert_eq!(on_disk(&folder), last);
        folder.lock(&holder()).unwrap().redo("career redo").unwrap_err();
    }

    #[test]
    fn a_splice_leads_there_and_back(a in prop::collection::vec(0_u8..3, 0..40), b in prop::collection::vec(0_u8..3, 0..40)) {
        let splice = Splice::between(&a, &b);
        prop_assert_eq!(splice.apply(&a), Some(b.clone()));
        prop_assert_eq!(splice.revert(&b), Some(a.clone()));
        // What is common at the ends is left out.
        prop_assert!(splice.removed.first().is_none_or(|x| splice.added.first() != Some(x)));
        prop_assert!(splice.removed.last().is_none_or(|x| splice.added.last() != Some(x)));
    }

    #[test]
    fn a_splice_of_text_is_text(a in "[aéß€\u{1F600}]{0,12}", b in "[aéß€\u{1F600}]{0,12}") {
        let splice = Splice::between(a.as_bytes(), b.as_bytes());
        prop_assert!(String::from_utf8(splice.removed.clone()).is_ok());
        prop_assert!(String::from_utf8(splice.added.clone()).is_ok());
        prop_assert_eq!(splice.apply(a.as_bytes()), Some(b.into_bytes()));
    }
}

#[test]
fn the_sentences_and_refusals() {
    let fs = SimFs::fresh();
    let folder = open(&fs);
    let set = |sentence: &str, name: &str, text: &str| {
        let mut locked = folder.lock(&holder()).unwrap();
        locked.commit(intent(sentence, &[(name, Some(text))])).unwrap().id.unwrap()
    };
    set("add goal", "goals.toml", "a\n");
    set("rate sql", "skills.toml", "sql\n");
    set("set goal", "goals.toml", "b\n");
    let undo = |id| folder.lock(&holder()).unwrap().undo(id, "career undo");
    let error = undo(Some(1)).unwrap_err();
    assert!(error.message.contains("goals.toml was changed later"), "{error}");
    assert_eq!(error.causes, ["3: set goal"]);
    let done = undo(Some(2)).unwrap();
    assert_eq!((done.id, done.sentence.as_str()), (Some(4), "took back: rate sql"));
    assert_eq!(undo(Some(2)).unwrap_err().message, "Operation 2 is taken back already: rate sql");
    assert_eq!(undo(Some(99)).unwrap_err().message, "There is no operation 99.");
    // Taking back an undo makes it again.
    assert_eq!(undo(Some(4)).unwrap().sentence, "made again: rate sql");
    assert_eq!(folder.read("skills.toml").unwrap().unwrap(), b"sql\n");
    fs.edit("/u/career/goals.toml", b"by hand\n", Editor::Rename);
    let done = undo(None).unwrap();
    assert_eq!(done.sentence, "took back: edited by hand: goals.toml");
    assert_eq!(done.notes, ["That was an edit by hand; `career redo` brings it back."]);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "b\n");
    let redone = folder.lock(&holder()).unwrap().redo("career redo").unwrap();
    assert_eq!(redone.sentence, "made again: edited by hand: goals.toml");
    set("set goal again", "goals.toml", "c\n");
    let error = folder.lock(&holder()).unwrap().redo("career redo").unwrap_err();
    assert_eq!(error.message, "There is nothing to make again.");
    assert_eq!(view(&folder).unwrap().history.len(), 9);
}

#[test]
fn a_file_from_elsewhere_is_adopted_and_its_edits_are_kept() {
    let fs = SimFs::fresh();
    fs.create_dir(Path::new("/u/career")).unwrap();
    fs.create_new(Path::new("/u/career/goals.toml"), b"mine\n").unwrap();
    let folder = open(&fs);
    let add = |text| {
        let mut locked = folder.lock(&holder()).unwrap();
        locked.commit(intent("rate", &[("skills.toml", Some(text))])).unwrap();
    };
    add("one\n");
    assert_eq!(view(&folder).unwrap().history, ["rate"], "what was there is no edit");
    fs.edit("/u/career/goals.toml", b"mine, more\n", Editor::InPlace);
    add("two\n");
    fs.edit("/u/career/goals.toml", b"mine, most\n", Editor::InPlace);
    drop(folder.lock(&holder()).unwrap());
    let edited = "edited by hand: goals.toml";
    assert_eq!(view(&folder).unwrap().history, ["rate", edited, "rate", edited]);
    for text in ["mine, more\n", "mine, more\n", "mine\n"] {
        folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap();
        assert_eq!(fs.read_text("/u/career/goals.toml"), text);
    }
    // An edit of which nothing was kept is recorded, and says that it cannot be taken back.
    fs.remove_file(Path::new("/u/career/.career/prev/goals.toml")).unwrap();
    fs.edit("/u/career/goals.toml", b"another\n", Editor::InPlace);
    let error = folder.lock(&holder()).unwrap().undo(None, "career undo").unwrap_err();
    assert_eq!(error.causes, ["the content of goals.toml before it was not kept"]);
    assert_eq!(fs.read_text("/u/career/goals.toml"), "another\n");
}
