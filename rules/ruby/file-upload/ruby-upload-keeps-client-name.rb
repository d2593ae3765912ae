class Pictures
  KINDS = %w[.jpg .png].freeze

  def keep(upload)
    target = File.join("/srv/pictures", upload[:filename])
    # ruleid: ruby-upload-keeps-client-name
    File.binwrite(target, upload[:tempfile].read)
  end

  def store(file)
    # ruleid: ruby-upload-keeps-client-name
    File.open(Rails.root.join("public", file.original_filename), "wb") { |sink| sink.write(file.read) }
    # ruleid: ruby-upload-keeps-client-name
    FileUtils.cp(file.path, "/srv/public/#{file.original_filename}")
    # ok: ruby-upload-keeps-client-name
    File.binwrite("/srv/pictures/#{SecureRandom.hex(12)}.png", file.read)
  end

  def safely(upload)
    kind = File.extname(upload[:filename]).downcase
    raise ArgumentError, "pictures only" unless KINDS.include?(kind)

    # ok: ruby-upload-keeps-client-name
    File.binwrite(File.join("/srv/pictures", SecureRandom.hex(12) + kind), upload[:tempfile].read)
    # ok: ruby-upload-keeps-client-name
    File.write("/srv/pictures/names", upload[:filename])
  end
end
