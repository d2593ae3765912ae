//! Names that are no packages: what Python and Node bring along, and names of imports whose distribution is called otherwise.
//!
//! Names of Python's library under which a backport was published are left out: to ask for those can be meant.

use crate::advisory::normal_name;

/// Modules of Python's library.
const PYTHON: &[&str] = &[
    "abc",
    "array",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "concurrent",
    "configparser",
    "contextlib",
    "copyreg",
    "csv",
    "ctypes",
    "curses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "encodings",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "grp",
    "gzip",
    "hashlib",
    "hmac",
    "html",
    "http",
    "imaplib",
    "inspect",
    "io",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "multiprocessing",
    "netrc",
    "numbers",
    "operator",
    "optparse",
    "os",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pyexpat",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "shelve",
    "shlex",
    "shutil",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "stat",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "tokenize",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "unicodedata",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
];

/// The other modules of Python's library, old ones included: packages of these names can be meant.
const PYTHON_TOO: &[&str] = &[
    "aifc",
    "antigravity",
    "argparse",
    "ast",
    "asynchat",
    "asyncio",
    "asyncore",
    "audioop",
    "bisect",
    "cgi",
    "cgitb",
    "chunk",
    "cmd",
    "code",
    "contextvars",
    "copy",
    "crypt",
    "dataclasses",
    "distutils",
    "ensurepip",
    "enum",
    "genericpath",
    "graphlib",
    "heapq",
    "idlelib",
    "imghdr",
    "imp",
    "importlib",
    "ipaddress",
    "lib2to3",
    "mailcap",
    "msilib",
    "msvcrt",
    "nis",
    "nntplib",
    "nt",
    "ntpath",
    "nturl2path",
    "opcode",
    "ossaudiodev",
    "pathlib",
    "pipes",
    "posix",
    "posixpath",
    "pydoc_data",
    "queue",
    "secrets",
    "select",
    "selectors",
    "signal",
    "site",
    "smtpd",
    "sndhdr",
    "spwd",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "statistics",
    "sunau",
    "symtable",
    "telnetlib",
    "this",
    "token",
    "tomllib",
    "turtledemo",
    "types",
    "typing",
    "unittest",
    "uu",
    "wsgiref",
    "xdrlib",
    "zoneinfo",
];

/// Modules of Node that no published package of the same name stands in for.
const NODE: &[&str] = &[
    "async_hooks",
    "child_process",
    "cluster",
    "dgram",
    "diagnostics_channel",
    "dns",
    "fs",
    "http",
    "http2",
    "https",
    "inspector",
    "net",
    "perf_hooks",
    "repl",
    "tls",
    "trace_events",
    "v8",
    "vm",
    "worker_threads",
    "zlib",
];

/// The other modules of Node.
const NODE_TOO: &[&str] = &[
    "assert",
    "buffer",
    "console",
    "constants",
    "crypto",
    "domain",
    "events",
    "module",
    "os",
    "path",
    "process",
    "punycode",
    "querystring",
    "readline",
    "stream",
    "string_decoder",
    "sys",
    "timers",
    "tty",
    "url",
    "util",
    "wasi",
];

/// Names of Python imports, and the distribution that has each.
const IMPORTS: &[(&str, &str)] = &[
    ("AppKit", "pyobjc-framework-Cocoa"),
    ("Bio", "biopython"),
    ("Crypto", "pycryptodome"),
    ("Cryptodome", "pycryptodomex"),
    ("MeCab", "mecab-python3"),
    ("MySQLdb", "mysqlclient"),
    ("OpenGL", "PyOpenGL"),
    ("OpenSSL", "pyOpenSSL"),
    ("PIL", "pillow"),
    ("Xlib", "python-xlib"),
    ("apt_pkg", "python-apt"),
    ("attr", "attrs"),
    ("bs4", "beautifulsoup4"),
    ("cairo", "pycairo"),
    ("corsheaders", "django-cors-headers"),
    ("cv", "opencv-python"),
    ("cv2", "opencv-python"),
    ("dateutil", "python-dateutil"),
    ("debug_toolbar", "django-debug-toolbar"),
    ("django_filters", "django-filter"),
    ("docx", "python-docx"),
    ("dotenv", "python-dotenv"),
    ("engineio", "python-engineio"),
    ("environ", "django-environ"),
    ("factory", "factory-boy"),
    ("faiss", "faiss-cpu"),
    ("fitz", "PyMuPDF"),
    ("gi", "PyGObject"),
    ("git", "GitPython"),
    ("github", "PyGithub"),
    ("gitlab", "python-gitlab"),
    ("jenkins", "python-jenkins"),
    ("jose", "python-jose"),
    ("jwt", "PyJWT"),
    ("kafka", "kafka-python"),
    ("ldap", "python-ldap"),
    ("magic", "python-magic"),
    ("memcache", "python-memcached"),
    ("mpl_toolkits", "matplotlib"),
    ("multipart", "python-multipart"),
    ("nacl", "PyNaCl"),
    ("nmap", "python-nmap"),
    ("pkg_resources", "setuptools"),
    ("pptx", "python-pptx"),
    ("pythoncom", "pywin32"),
    ("pyximport", "Cython"),
    ("rest_framework", "djangorestframework"),
    ("ruamel", "ruamel.yaml"),
    ("serial", "pyserial"),
    ("skimage", "scikit-image"),
    ("sklearn", "scikit-learn"),
    ("slugify", "python-slugify"),
    ("snappy", "python-snappy"),
    ("socketio", "python-socketio"),
    ("speech_recognition", "SpeechRecognition"),
    ("stdnum", "python-stdnum"),
    ("telegram", "python-telegram-bot"),
    ("trello", "py-trello"),
    ("usb", "pyusb"),
    ("vlc", "python-vlc"),
    ("websocket", "websocket-client"),
    ("whois", "python-whois"),
    ("win32api", "pywin32"),
    ("win32com", "pywin32"),
    ("wx", "wxPython"),
    ("xmpp", "xmpppy"),
    ("yaml", "PyYAML"),
    ("zmq", "pyzmq"),
];

/// What brings `name` along, if nobody needs to install it.
pub(crate) fn standard_library(ecosystem: &str, name: &str) -> Option<&'static str> {
    match ecosystem {
        "PyPI" if PYTHON.contains(&name) => Some("Python"),
        "npm" if NODE.contains(&name) || name.starts_with("node:") => Some("Node"),
        _ => None,
    }
}

/// The distribution that has the import `name`, where that is called otherwise.
pub(crate) fn distribution(ecosystem: &str, name: &str) -> Option<&'static str> {
    let written = name.replace('-', "_");
    let row = IMPORTS
        .iter()
        .find(|(import, _)| import.eq_ignore_ascii_case(&written))?;
    (ecosystem == "PyPI").then_some(row.1)
}

/// The imports that the distribution `package` (in normal form) has under other names.
pub(crate) fn imports_of(package: &str) -> Vec<&'static str> {
    let rows = IMPORTS
        .iter()
        .filter(|(_, distribution)| normal_name("PyPI", distribution) == package);
    rows.map(|(import, _)| *import).collect()
}

/// Whether an import of Python is of its own library.
pub(crate) fn is_python_module(name: &str) -> bool {
    name.starts_with('_') || PYTHON.contains(&name) || PYTHON_TOO.contains(&name)
}

/// Whether an import of JavaScript is of Node itself.
pub(crate) fn is_node_module(name: &str) -> bool {
    NODE.contains(&name) || NODE_TOO.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_agree() {
        assert!(PYTHON.is_sorted() && NODE.is_sorted());
        assert!(IMPORTS.is_sorted_by(|a, b| a.0 < b.0));
        for (import, _) in IMPORTS {
            assert!(!PYTHON.contains(import), "{import}");
        }
    }

    #[test]
    fn knows_traps() {
        assert_eq!(distribution("PyPI", "sklearn"), Some("scikit-learn"));
        assert_eq!(
            distribution("PyPI", "rest-framework"),
            Some("djangorestframework")
        );
        assert_eq!(distribution("npm", "sklearn"), None);
        assert_eq!(standard_library("PyPI", "json"), Some("Python"));
        assert_eq!(standard_library("PyPI", "dataclasses"), None);
        assert_eq!(standard_library("npm", "fs"), Some("Node"));
    }
}
