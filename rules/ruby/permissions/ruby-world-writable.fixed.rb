# ruleid: ruby-world-writable
FileUtils.mkdir_p(root, mode: 0o755)
# ruleid: ruby-world-writable
File.chmod(0o644, path)
# ruleid: ruby-world-writable
FileUtils.chmod(0o644, path)
# ruleid: ruby-world-writable
File.umask(0o022)
# ok: ruby-world-writable
FileUtils.mkdir_p(root, mode: 0o750)
# ok: ruby-world-writable
File.chmod(0o640, path)
# ok: ruby-world-writable
FileUtils.mkdir_p(root)
