# frozen_string_literal: true

require "fileutils"
require "securerandom"
require "tmpdir"
require "zip"

module Vinefolio
  # Files of the cellar.
  class Archive
    KINDS = %w[.jpg .png].freeze

    def initialize(root)
      @root = root
      FileUtils.mkdir_p(@root, mode: 0o777)
    end

    def read(name)
      File.read(place(name))
    end

    def unpack(file)
      Zip::File.open(file) do |zip|
        zip.reject(&:directory?).each { |entry| store(entry) }
        zip.size
      end
    end

    def keep(upload)
      target = File.join(@root, "pictures", upload[:filename])
      File.binwrite(target, upload[:tempfile].read)
      File.basename(target)
    end

    def spool(text)
      path = File.join(Dir.tmpdir, "vinefolio-#{Process.pid}.txt")
      File.write(path, text)
      path
    end

    private

    def store(entry)
      target = File.join(@root, entry.name)
      FileUtils.mkdir_p(File.dirname(target))
      File.binwrite(target, entry.get_input_stream.read(4_000_000))
    end

    def place(name)
      File.join(@root, name)
    end
  end
end
