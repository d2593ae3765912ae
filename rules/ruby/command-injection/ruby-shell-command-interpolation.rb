def unpack(archive, dir, branch)
  # ruleid: ruby-shell-command-interpolation
  system("tar -xf #{archive} -C #{dir}")
  # ruleid: ruby-shell-command-interpolation
  log = `git log #{branch}`
  # ruleid: ruby-shell-command-interpolation
  out, _status = Open3.capture2e("file #{archive}")
  # ruleid: ruby-shell-command-interpolation
  IO.popen("cat #{archive}") { |io| io.read }

  # ok: ruby-shell-command-interpolation
  system('tar', '-xf', archive, '-C', dir)
  # ok: ruby-shell-command-interpolation
  system("tar -xf #{Shellwords.escape(archive)}")
  # ok: ruby-shell-command-interpolation
  head = `git rev-parse HEAD`
  # ok: ruby-shell-command-interpolation
  system("make #{TARGET}")
  # ok: ruby-shell-command-interpolation
  puts "unpacked #{archive}"
  [log, out, head]
end
