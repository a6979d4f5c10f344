//! A file system in memory that forgets what was not synced, and a port that wraps another one to
//! fail, drop or precede any of its calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it does not expect")]
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use career::store::fs::{FileKind, Fs, Held, Meta};

type Inode = u64;
const ROOT: Inode = 1;

#[derive(Clone)]
enum Node {
    File {
        now: Arc<Vec<u8>>,
        synced: Arc<Vec<u8>>,
        modified: i64,
        mode: u32,
        is_cursed: bool,
    },
    /// `log` holds what changed in the folder since its last sync; each entry is atomic.
    Dir {
        now: Names,
        synced: Names,
        log: Vec<Vec<(String, Option<Inode>)>>,
        mode: u32,
    },
}

type Names = BTreeMap<String, Inode>;

/// What is on the disk and in memory.
#[derive(Clone)]
pub struct Disk {
    nodes: BTreeMap<Inode, Node>,
    next: Inode,
    clock: i64,
    owners: u32,
}

/// The file system. With `trace` on, it keeps a copy of itself after every change.
pub struct SimFs {
    disk: Mutex<Disk>,
    trace: Mutex<Option<Vec<Disk>>>,
    locked: Arc<Mutex<BTreeSet<PathBuf>>>,
    /// Whether `exchange` and `rename_new` exist.
    pub has_exchange: bool,
    /// The user that the program acts as; everything belongs to user 1000.
    pub user: u32,
    /// The sync that fails, counted down to 0; what it should have synced is never synced.
    failing_sync: Mutex<Option<usize>>,
}

struct SimHeld(Arc<Mutex<BTreeSet<PathBuf>>>, PathBuf);
impl Held for SimHeld {}
impl Drop for SimHeld {
    fn drop(&mut self) {
        self.0.lock().unwrap().remove(&self.1);
    }
}

impl Disk {
    pub fn new() -> Disk {
        let root = Node::Dir { now: Names::new(), synced: Names::new(), log: Vec::new(), mode: 0o755 };
        Disk { nodes: BTreeMap::from([(ROOT, root)]), next: 2, clock: 1_000_000, owners: 1000 }
    }

    /// A file's text, if it is there.
    pub fn text(&self, path: &str) -> Option<String> {
        match &self.nodes[&self.find(Path::new(path)).ok()?] {
            Node::File { now, .. } => String::from_utf8(now.to_vec()).ok(),
            Node::Dir { .. } => None,
        }
    }

    fn find(&self, path: &Path) -> io::Result<Inode> {
        let mut at = ROOT;
        for part in path.iter().skip(1) {
            match &self.nodes[&at] {
                Node::Dir { now, .. } => {
                    at = *now.get(part.to_str().unwrap()).ok_or(ErrorKind::NotFound)?;
                }
                Node::File { .. } => return Err(ErrorKind::NotADirectory.into()),
            }
        }
        Ok(at)
    }

    fn parent(&self, path: &Path) -> io::Result<(Inode, String)> {
        let dir = self.find(path.parent().unwrap())?;
        Ok((dir, path.file_name().unwrap().to_str().unwrap().to_owned()))
    }

    fn change(&mut self, dir: Inode, changes: Vec<(String, Option<Inode>)>) -> io::Result<()> {
        let Some(Node::Dir { now, log, .. }) = self.nodes.get_mut(&dir) else {
            return Err(ErrorKind::NotADirectory.into());
        };
        for (name, inode) in &changes {
            match inode {
                Some(inode) => now.insert(name.clone(), *inode),
                None => now.remove(name),
            };
        }
        log.push(changes);
        Ok(())
    }

    fn add(&mut self, path: &Path, node: Node) -> io::Result<()> {
        let (dir, name) = self.parent(path)?;
        if self.find(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.next += 1;
        self.nodes.insert(self.next, node);
        self.change(dir, vec![(name, Some(self.next))])
    }

    fn tick(&mut self) -> i64 {
        self.clock += 1000;
        self.clock
    }

    /// Everything synced, as after a quiet minute.
    pub fn settle(&mut self) {
        for node in self.nodes.values_mut() {
            match node {
                Node::File { now, synced, .. } => *synced = now.clone(),
                Node::Dir { now, synced, log, .. } => {
                    *synced = now.clone();
                    log.clear();
                }
            }
        }
    }

    /// What the disk may hold after a power cut at this moment: the worst mixtures of what was not
    /// synced. All of them where they are few, otherwise none, all, each alone, all but each, in
    /// order, and some at random.
    pub fn after_power_cuts(&self, most: usize) -> Vec<Disk> {
        let mut units = Vec::new();
        for (inode, node) in &self.nodes {
            match node {
                Node::File { now, synced, .. } if now != synced => units.push((*inode, 0)),
                Node::File { .. } => {}
                Node::Dir { log, .. } => units.extend((0..log.len()).map(|i| (*inode, i))),
            }
        }
        let n = units.len();
        let mut masks: BTreeSet<u64> = BTreeSet::new();
        let all = if n >= 64 { u64::MAX } else { (1 << n) - 1 };
        if n < 20 && (1_usize << n) <= most {
            masks.extend(0..=all);
        } else {
            masks.extend([0, all]);
            for bit in 0..n.min(63) {
                masks.extend([1 << bit, all & !(1 << bit), (1 << bit) - 1]);
            }
            let mut random = 0x9E37_79B9_7F4A_7C15_u64;
            while masks.len() < most {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                masks.insert(random & all);
            }
        }
        let mut disks = Vec::new();
        for mask in masks {
            let kept: BTreeSet<(Inode, usize)> =
                units.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, u)| *u).collect();
            disks.push(self.after_power_cut(&kept, false));
            if units.iter().any(|unit| kept.contains(unit) && matches!(self.nodes[&unit.0], Node::File { .. })) {
                // What was being written may also be there by half.
                disks.push(self.after_power_cut(&kept, true));
            }
        }
        disks
    }

    fn after_power_cut(&self, kept: &BTreeSet<(Inode, usize)>, is_torn: bool) -> Disk {
        let mut disk = self.clone();
        for (inode, node) in &mut disk.nodes {
            match node {
                Node::File { now, synced, is_cursed, .. } => {
                    if now != synced && kept.contains(&(*inode, 0)) && !*is_cursed {
                        let len = if is_torn { now.len() / 2 } else { now.len() };
                        *synced = Arc::new(now[..len].to_vec());
                    }
                    *now = synced.clone();
                    *is_cursed = false;
                }
                Node::Dir { now, synced, log, .. } => {
                    for (i, changes) in log.drain(..).enumerate() {
                        for (name, target) in changes {
                            if kept.contains(&(*inode, i)) {
                                match target {
                                    Some(target) => synced.insert(name, target),
                                    None => synced.remove(&name),
                                };
                            }
                        }
                    }
                    *now = synced.clone();
                }
            }
        }
        disk
    }
}

impl SimFs {
    pub fn new(disk: Disk) -> SimFs {
        SimFs {
            disk: Mutex::new(disk),
            trace: Mutex::new(None),
            locked: Arc::default(),
            has_exchange: true,
            user: 1000,
            failing_sync: Mutex::new(None),
        }
    }

    /// With an existing, durable folder `/u` in it.
    pub fn fresh() -> SimFs {
        let fs = SimFs::new(Disk::new());
        fs.create_dir(Path::new("/u")).unwrap();
        fs.settle();
        fs
    }

    pub fn disk(&self) -> Disk {
        self.disk.lock().unwrap().clone()
    }

    pub fn settle(&self) {
        self.disk.lock().unwrap().settle();
    }

    pub fn start_trace(&self) {
        *self.trace.lock().unwrap() = Some(vec![self.disk()]);
    }

    pub fn end_trace(&self) -> Vec<Disk> {
        self.trace.lock().unwrap().take().unwrap_or_default()
    }

    /// The n-th sync from now on fails, from 0.
    pub fn fail_sync(&self, n: usize) {
        *self.failing_sync.lock().unwrap() = Some(n);
    }

    /// Another program saves the file, in place or by a rename, and it is on the disk at once.
    pub fn edit(&self, path: &str, bytes: &[u8], how: Editor) {
        let path = Path::new(path);
        match how {
            Editor::InPlace => self.write(path, bytes),
            Editor::Rename => {
                let other = path.with_extension("swp");
                self.create_new(&other, bytes).unwrap();
                self.rename(&other, path).unwrap();
            }
        }
        self.settle();
    }

    fn write(&self, path: &Path, bytes: &[u8]) {
        let mut disk = self.disk.lock().unwrap();
        let time = disk.tick();
        let inode = disk.find(path).unwrap();
        let Some(Node::File { now, modified, .. }) = disk.nodes.get_mut(&inode) else { panic!() };
        *now = Arc::new(bytes.to_vec());
        *modified = time;
    }

    fn with<T>(&self, act: impl FnOnce(&mut Disk) -> io::Result<T>) -> io::Result<T> {
        let mut disk = self.disk.lock().unwrap();
        let result = act(&mut disk)?;
        if let Some(trace) = self.trace.lock().unwrap().as_mut() {
            trace.push(disk.clone());
        }
        Ok(result)
    }

    fn is_failing_sync(&self) -> bool {
        let mut failing = self.failing_sync.lock().unwrap();
        match failing.as_mut() {
            Some(0) => {
                *failing = None;
                true
            }
            Some(n) => {
                *n -= 1;
                false
            }
            None => false,
        }
    }
}

/// How another program saves a file.
#[derive(Clone, Copy, Debug)]
pub enum Editor {
    InPlace,
    Rename,
}

impl Fs for SimFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let disk = self.disk.lock().unwrap();
        match &disk.nodes[&disk.find(path)?] {
            Node::File { now, .. } => Ok(now.to_vec()),
            Node::Dir { .. } => Err(ErrorKind::IsADirectory.into()),
        }
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        let disk = self.disk.lock().unwrap();
        let inode = disk.find(path)?;
        let (kind, len, mode, modified) = match &disk.nodes[&inode] {
            Node::File { now, mode, modified, .. } => (FileKind::File, now.len() as u64, *mode, *modified),
            Node::Dir { mode, log, .. } => (FileKind::Dir, 0, *mode, log.len() as i64),
        };
        Ok(Meta { kind, len, mode, modified, inode, owner: disk.owners })
    }

    fn is_link(&self, _: &Path) -> bool {
        false
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let disk = self.disk.lock().unwrap();
        match &disk.nodes[&disk.find(dir)?] {
            Node::Dir { now, .. } => Ok(now.keys().cloned().collect()),
            Node::File { .. } => Err(ErrorKind::NotADirectory.into()),
        }
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.with(|disk| {
            let (now, synced) = (Names::new(), Names::new());
            disk.add(dir, Node::Dir { now, synced, log: Vec::new(), mode: 0o700 })
        })
    }

    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.with(|disk| {
            let modified = disk.tick();
            let (now, synced) = (Arc::new(bytes.to_vec()), Arc::default());
            disk.add(path, Node::File { now, synced, modified, mode: 0o600, is_cursed: false })
        })
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        let fails = self.is_failing_sync();
        self.with(|disk| {
            let inode = disk.find(path)?;
            if let Some(Node::File { now, synced, is_cursed, .. }) = disk.nodes.get_mut(&inode) {
                *is_cursed |= fails;
                if !*is_cursed {
                    *synced = now.clone();
                }
            }
            Ok(())
        })?;
        if fails { Err(io::Error::other("input/output error")) } else { Ok(()) }
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        if self.is_failing_sync() {
            return Err(io::Error::other("input/output error"));
        }
        self.with(|disk| {
            let inode = disk.find(dir)?;
            if let Some(Node::Dir { now, synced, log, .. }) = disk.nodes.get_mut(&inode) {
                *synced = now.clone();
                log.clear();
            }
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|disk| {
            let inode = disk.find(from)?;
            let ((a, old), (b, new)) = (disk.parent(from)?, disk.parent(to)?);
            if a == b {
                return disk.change(a, vec![(old, None), (new, Some(inode))]);
            }
            disk.change(b, vec![(new, Some(inode))])?;
            disk.change(a, vec![(old, None)])
        })
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.has_exchange {
            return Err(ErrorKind::Unsupported.into());
        }
        self.metadata(from)?;
        if self.metadata(to).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if !self.has_exchange {
            return Err(ErrorKind::Unsupported.into());
        }
        self.with(|disk| {
            let (x, y) = (disk.find(a)?, disk.find(b)?);
            let ((dir, name_a), (other, name_b)) = (disk.parent(a)?, disk.parent(b)?);
            assert_eq!(dir, other, "files are exchanged in their own folder only");
            disk.change(dir, vec![(name_a, Some(y)), (name_b, Some(x))])
        })
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|disk| {
            let inode = disk.find(from)?;
            if disk.find(to).is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            let (dir, name) = disk.parent(to)?;
            disk.change(dir, vec![(name, Some(inode))])
        })
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.with(|disk| {
            disk.find(path)?;
            let (dir, name) = disk.parent(path)?;
            disk.change(dir, vec![(name, None)])
        })
    }

    fn set_mode(&self, path: &Path, new: u32) -> io::Result<()> {
        self.with(|disk| {
            let inode = disk.find(path)?;
            match disk.nodes.get_mut(&inode) {
                Some(Node::File { mode, .. } | Node::Dir { mode, .. }) => *mode = new,
                None => unreachable!(),
            }
            Ok(())
        })
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.metadata(path)?;
        Ok(path.to_owned())
    }

    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        if self.metadata(path).is_err() {
            self.create_new(path, b"")?;
        }
        if !self.locked.lock().unwrap().insert(path.to_owned()) {
            return Ok(None);
        }
        self.write(path, holder.as_bytes());
        Ok(Some(Box::new(SimHeld(self.locked.clone(), path.to_owned()))))
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        Ok(self.locked.lock().unwrap().contains(path))
    }

    fn sleep(&self, _: Duration) {}

    fn user(&self) -> u32 {
        self.user
    }
}

/// A call that goes through a [`Wrap`].
#[derive(Clone, Debug)]
pub struct Call {
    /// From 0.
    pub n: usize,
    pub what: &'static str,
    pub path: PathBuf,
    pub to: PathBuf,
}

/// What is made of a call.
pub enum Act {
    Pass,
    /// Says that it is done and does nothing.
    Pretend,
    Fail(ErrorKind),
    /// Renames these instead.
    Rename(PathBuf, PathBuf),
}

type Rule<'a> = Box<dyn FnMut(&Call) -> Act + Send + 'a>;

/// A port that asks a rule before every call that changes something (and, for `read`, `list` and
/// `metadata` too, which a rule may fail).
pub struct Wrap<'a> {
    inner: &'a dyn Fs,
    rule: Mutex<(usize, Rule<'a>)>,
}

impl<'a> Wrap<'a> {
    pub fn new(inner: &'a dyn Fs, rule: impl FnMut(&Call) -> Act + Send + 'a) -> Wrap<'a> {
        Wrap { inner, rule: Mutex::new((0, Box::new(rule))) }
    }

    /// How many calls were made.
    pub fn count(&self) -> usize {
        self.rule.lock().unwrap().0
    }

    fn ask<T>(
        &self,
        what: &'static str,
        paths: (&Path, &Path),
        pretend: impl FnOnce() -> io::Result<T>,
        pass: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        let act = {
            let mut rule = self.rule.lock().unwrap();
            let call = Call { n: rule.0, what, path: paths.0.into(), to: paths.1.into() };
            rule.0 += 1;
            (rule.1)(&call)
        };
        match act {
            Act::Pass => pass(),
            Act::Pretend => pretend(),
            Act::Fail(kind) => Err(kind.into()),
            Act::Rename(from, to) => {
                self.inner.rename(&from, &to)?;
                pretend()
            }
        }
    }

    fn change(
        &self,
        what: &'static str,
        paths: (&Path, &Path),
        pass: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        self.ask(what, paths, || Ok(()), pass)
    }

    fn look<T>(&self, what: &'static str, path: &Path, pass: impl Fn() -> io::Result<T>) -> io::Result<T> {
        self.ask(what, (path, path), &pass, &pass)
    }
}

impl Fs for Wrap<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.look("read", path, || self.inner.read(path))
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        self.look("metadata", path, || self.inner.metadata(path))
    }

    fn is_link(&self, path: &Path) -> bool {
        self.inner.is_link(path)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        self.look("list", dir, || self.inner.list(dir))
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.change("create_dir", (dir, dir), || self.inner.create_dir(dir))
    }

    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.change("create_new", (path, path), || self.inner.create_new(path, bytes))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.change("sync_file", (path, path), || self.inner.sync_file(path))
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.change("sync_dir", (dir, dir), || self.inner.sync_dir(dir))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change("rename", (from, to), || self.inner.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change("rename_new", (from, to), || self.inner.rename_new(from, to))
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.change("exchange", (a, b), || self.inner.exchange(a, b))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change("hard_link", (from, to), || self.inner.hard_link(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.change("remove_file", (path, path), || self.inner.remove_file(path))
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.change("set_mode", (path, path), || self.inner.set_mode(path, mode))
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.look("canonicalize", path, || self.inner.canonicalize(path))
    }

    fn try_lock(&self, path: &Path, holder: &str) -> io::Result<Option<Box<dyn Held>>> {
        let pass = || self.inner.try_lock(path, holder);
        self.ask("try_lock", (path, path), || Ok(None), pass)
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        self.inner.is_locked(path)
    }

    fn sleep(&self, time: Duration) {
        self.inner.sleep(time);
    }

    fn user(&self) -> u32 {
        self.inner.user()
    }
}

impl SimFs {
    /// A file's text; panics where there is none.
    pub fn read_text(&self, path: &str) -> String {
        String::from_utf8(self.read(Path::new(path)).unwrap()).unwrap()
    }

    pub fn exists(&self, path: &Path) -> bool {
        self.metadata(path).is_ok()
    }
}
