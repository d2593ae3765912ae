//! What is known of the functions of every language's own library, by name.

/// Methods that call a function they are given with what their object holds.
const HANDS_ON: &[&str] = &[
    "forEach",
    "map",
    "flatMap",
    "filter",
    "find",
    "some",
    "every",
    "reduce",
    "sort",
    "then",
    "each",
    "collect",
    "select",
    "each_with_index",
    "let",
    "also",
    "apply",
    "run",
    "ifPresent",
    "ifPresentOrElse",
    "anyMatch",
    "allMatch",
    "Select",
    "Where",
    "ForEach",
    "tap",
    "flat_map",
    "inject",
    "peek",
    "mapNotNull",
    "use",
    "useLines",
    "forEachLine",
    "forEachIndexed",
    "mapIndexed",
    "onEach",
    "firstOrNull",
    "any",
    "all",
    "associate",
    "associateWith",
    "groupBy",
    "takeIf",
    "with",
    "joinToString",
    "thenApply",
    "thenAccept",
    "thenCompose",
    "subscribe",
    "doOnNext",
    "mapToObj",
    "Any",
    "All",
    "First",
    "FirstOrDefault",
    "SelectMany",
    "OrderBy",
    "Aggregate",
    "ToDictionary",
    "ConvertAll",
];

/// Methods that put their arguments into the container that they are called on.
const FILLS: &[&str] = &[
    "append",
    "push",
    "add",
    "addAll",
    "put",
    "putAll",
    "putIfAbsent",
    "extend",
    "insert",
    "unshift",
    "addFirst",
    "addLast",
    "offer",
    "appendleft",
    "Append",
    "AppendLine",
    "AppendFormat",
    "Add",
    "AddRange",
    "Insert",
    "WriteString",
    "WriteByte",
    "WriteRune",
    "setdefault",
    "concat",
    "store",
    "set",
    "push_back",
];

/// Types whose objects hold what is put into them.
const CONTAINERS: &[&str] = &[
    "StringBuilder",
    "StringBuffer",
    "StringJoiner",
    "ArrayList",
    "LinkedList",
    "List",
    "Map",
    "Set",
    "HashMap",
    "LinkedHashMap",
    "TreeMap",
    "HashSet",
    "LinkedHashSet",
    "Vector",
    "ArrayDeque",
    "Deque",
    "Queue",
    "Array",
    "list",
    "dict",
    "set",
    "deque",
    "defaultdict",
    "OrderedDict",
    "StringIO",
    "URLSearchParams",
    "Dictionary",
    "MutableList",
    "MutableMap",
    "Builder",
    "Buffer",
    "Collection",
    "Hashtable",
    "FormData",
    "bytearray",
];

/// Functions that make containers.
const MAKERS: &[&str] = &[
    "mutableListOf",
    "mutableMapOf",
    "mutableSetOf",
    "arrayListOf",
    "hashMapOf",
    "make",
    "array",
    "list",
    "dict",
    "set",
];

pub(super) fn hands_on(name: &str) -> bool {
    HANDS_ON.contains(&name)
}

pub(super) fn fills(name: &str) -> bool {
    FILLS.contains(&name)
}

pub(super) fn is_container(of: &str) -> bool {
    let head = of.split(['<', '[', '(']).next().unwrap_or(of);
    let last = head
        .rsplit(['.', ':', '*', '&', ' '])
        .next()
        .unwrap_or(head);
    CONTAINERS.contains(&last) || of.starts_with("[]") || of.starts_with("map[")
}

pub(super) fn makes_container(name: &str) -> bool {
    MAKERS.contains(&name) || CONTAINERS.contains(&name)
}
