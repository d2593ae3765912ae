# Files that the board hands in.
module Uploads
  ALLOWED = %w[.csv .xlsx].freeze

  def self.keep(upload)
    extension = File.extname(upload.original_filename).downcase
    raise ArgumentError, "files of this kind are not accepted" unless ALLOWED.include?(extension)

    target = CoOp::FILES.join("imports", SecureRandom.uuid + extension)
    File.binwrite(target, upload.read)
    target.to_s
  end
end
