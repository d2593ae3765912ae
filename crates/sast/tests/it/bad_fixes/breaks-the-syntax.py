# ruleid: breaks-the-syntax
broken(1)
