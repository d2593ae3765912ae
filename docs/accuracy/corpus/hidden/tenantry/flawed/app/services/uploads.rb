# Files that the board hands in.
module Uploads
  ALLOWED = %w[.csv .xlsx].freeze

  def self.keep(upload)
    target = CoOp::FILES.join("imports", upload.original_filename)
    File.binwrite(target, upload.read)
    target.to_s
  end
end
