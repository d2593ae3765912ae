# ruleid: brings-another
first(1)
