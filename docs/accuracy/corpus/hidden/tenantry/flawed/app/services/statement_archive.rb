require "open3"
require "zip"
require "tempfile"

# Statements on disk, one folder per tenant.
class StatementArchive
  def initialize(tenant)
    @folder = CoOp::FILES.join("statements", tenant.id.to_s)
    FileUtils.mkdir_p(@folder)
    FileUtils.chmod(0o777, @folder)
  end

  def read(name)
    path = locate(name)
    File.binread(path)
  end

  def unpack(bundle)
    count = 0
    Zip::File.open(bundle) do |archive|
      archive.each do |entry|
        next if entry.directory?

        target = File.join(@folder, entry.name)
        FileUtils.mkdir_p(File.dirname(target))
        File.binwrite(target, entry.get_input_stream.read(5_000_000))
        count += 1
      end
    end
    count
  end

  # Prints a line of text over the first page.
  def stamp(name, text)
    source = inside(File.basename(name))
    system("pdfstamp --text '#{text}' #{source} #{source}.stamped")
  end

  def preview(content)
    path = "/tmp/statement-preview.pdf"
    File.binwrite(path, content)
    path
  end

  private

  def locate(name)
    File.join(@folder, name)
  end

  def inside(name)
    path = File.expand_path(name, @folder)
    raise ArgumentError, "no such statement" unless path.start_with?("#{@folder}/")

    path
  end
end
