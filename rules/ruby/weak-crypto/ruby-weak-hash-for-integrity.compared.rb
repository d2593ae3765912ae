class Downloads
  def same?(file, published)
    # ruleid: ruby-weak-hash-for-integrity
    Digest::MD5.file(file).hexdigest == published
  end

  def link(path)
    # ruleid: ruby-weak-hash-for-integrity
    "#{path}?sig=#{Digest::SHA1.hexdigest(path + LINK_SECRET)}"
  end

  def changed?(file, etag)
    # ok: ruby-weak-hash-for-integrity
    Digest::MD5.file(file).hexdigest != etag
  end

  def strong?(file, published)
    # ok: ruby-weak-hash-for-integrity
    Digest::SHA256.file(file).hexdigest == published
  end
end
