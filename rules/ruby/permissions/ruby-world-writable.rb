# ruleid: ruby-world-writable
FileUtils.mkdir_p(root, mode: 0o777)
# ruleid: ruby-world-writable
File.chmod(0666, path)
# ruleid: ruby-world-writable
FileUtils.chmod("a+w", path)
# ruleid: ruby-world-writable
File.umask(0)
# ok: ruby-world-writable
FileUtils.mkdir_p(root, mode: 0o750)
# ok: ruby-world-writable
File.chmod(0o640, path)
# ok: ruby-world-writable
FileUtils.mkdir_p(root)
