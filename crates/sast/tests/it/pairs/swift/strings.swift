// ruleid: interpolated
let a = "name = '\(username)'"
// ok: interpolated
let b = "name = '\(other)'"
// ok: interpolated
let c = "name = 'username'"
