# ruleid: formatted-string, strings-side-by-side
# ok: plain-string
send(f"hello {name}")
# ruleid: plain-string
# ok: formatted-string
send("hello")
known = "world"
# ruleid: plain-string, formatted-string, strings-side-by-side
send(f"hello {known}")
# ruleid: strings-side-by-side, plain-string
send("a" "b" "c")
# ruleid: text-in-formatted-string
query = f"select {column} from t"
# ruleid: typed-argument
wait(1, 2)
# ok: typed-argument
wait(1, 2.5)
