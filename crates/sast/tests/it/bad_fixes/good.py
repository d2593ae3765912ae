# ruleid: good
bad(1)
