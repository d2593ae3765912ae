# ruleid: entry-of-hash
session = { :http_only => false }
# ok: entry-of-hash
session = { :secure => false }
# ruleid: key-written-either-way
store(1, :secure => false)
# ruleid: key-written-either-way
store(1, secure: false)
# ruleid: empty-branches
if request.get?
  # nothing
else
  # nothing
end
