class Archive
  def unpack(file)
    Zip::File.open(file) do |zip|
      zip.each { |entry| store(entry) }
    end
  end

  def store(entry)
    target = File.join("/srv/cellar", entry.name)
    # ruleid: ruby-archive-entry-path
    File.binwrite(target, entry.get_input_stream.read)
  end

  def extract(file)
    Zip::File.open(file) do |zip|
      zip.each do |entry|
        # ruleid: ruby-archive-entry-path
        entry.extract(File.join("/srv/cellar", entry.name))
        # ok: ruby-archive-entry-path
        File.binwrite(File.join("/srv/cellar", File.basename(entry.name)), "x")
      end
    end
  end

  def checked(file)
    Zip::File.open(file) do |zip|
      zip.each do |entry|
        target = File.expand_path(entry.name, "/srv/cellar")
        raise ArgumentError, "outside" unless target.start_with?("/srv/cellar/")
        # ok: ruby-archive-entry-path
        File.binwrite(target, entry.get_input_stream.read)
      end
    end
  end

  def tar(reader)
    reader.each do |entry|
      # ruleid: ruby-archive-entry-path
      File.open("/srv/cellar/#{entry.full_name}", "wb") { |sink| sink.write(entry.read) }
      # ok: ruby-archive-entry-path
      File.write("/srv/cellar/last", entry.read)
    end
  end
end
