class Archive
  def spool(text)
    path = File.join(Dir.tmpdir, "vinefolio-#{Process.pid}.txt")
    # ruleid: ruby-fixed-temp-name
    File.write(path, text)
  end

  def fixed(text)
    # ruleid: ruby-fixed-temp-name
    File.write("/tmp/menu.html", text)
  end

  def log
    # ruleid: ruby-fixed-temp-name
    File.open("/tmp/shop.log", "a") { |file| file.puts("x") }
  end

  def safely(text)
    path = File.join(Dir.mktmpdir("shop"), "spool.txt")
    # ok: ruby-fixed-temp-name
    File.write(path, text)
    other = File.join(Dir.tmpdir, SecureRandom.hex(16))
    # ok: ruby-fixed-temp-name
    File.write(other, text)
    # ok: ruby-fixed-temp-name
    File.write("/srv/shop/menu.html", text)
  end
end
