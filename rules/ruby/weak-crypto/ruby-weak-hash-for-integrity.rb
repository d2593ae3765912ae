class Archive
  def checksum(path)
    # ruleid: ruby-weak-hash-for-integrity
    Digest::MD5.file(path).hexdigest
  end

  def sign(text)
    # ruleid: ruby-weak-hash-for-integrity
    Digest::SHA1.hexdigest(text + @key)
  end

  def intact?(path, expected)
    # ruleid: ruby-weak-hash-for-integrity
    Digest::MD5.hexdigest(File.binread(path)) == expected
  end

  def avatar(email)
    # ok: ruby-weak-hash-for-integrity
    "https://www.gravatar.com/avatar/#{Digest::MD5.hexdigest(email.downcase)}"
  end

  def cache_key(text)
    # ok: ruby-weak-hash-for-integrity
    Digest::MD5.hexdigest(text)
  end

  def seal(text)
    # ok: ruby-weak-hash-for-integrity
    OpenSSL::HMAC.hexdigest("SHA256", key, text)
  end
end
