# ruleid: keeps-the-finding
stay(1)
