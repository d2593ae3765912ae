# ruleid: word-anywhere
node
# ruleid: word-anywhere
sudo node app.js
# ok: word-anywhere
nodejs app.js
# ok: word-anywhere
echo "node app.js"

# ruleid: pipe-into, word-anywhere
fetch a | node -x | tail && done_now
# ruleid: pipe-into, word-anywhere
cd a && fetch b | sudo node
# ok: pipe-into
fetch a && mode
# ok: pipe-into
mode | fetch a

# ruleid: last-in-pipe
a | b | tee > log
# ruleid: last-in-pipe
a b | tee
# ok: last-in-pipe
a b | tee log
# ok: last-in-pipe
a | b c
tee

# ruleid: unquoted
run $foo
# ruleid: unquoted
run -x ${foo%.bar}
# ruleid: unquoted
run a$foo.bar
# ok: unquoted
run "$foo"
# ok: unquoted
run "$foo".bar
# ok: unquoted
run $(foo)
# ok: unquoted
x=$foo run

# ruleid: substitution
for f in $(find .); do
  # ruleid: substitution
  echo "$(find "$f")"
done
# ok: substitution
find .
# ok: substitution
echo $((find + 1))

# ruleid: kept-setting
MODE=fast
# ok: kept-setting
MODE=fast go

code=$(fetch url)
# ruleid: evaluated
eval "$code"
# ok: evaluated
eval code

# ruleid: single-word
halt -f
# ruleid: single-word
sudo halt
# ok: single-word
echo "halt now"
