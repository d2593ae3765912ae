class DownloadsController < ApplicationController
  def show
    # ruleid: ruby-file-path-of-params
    send_file params[:path]
    # ruleid: ruby-file-path-of-params
    send_file Rails.root.join('public', 'files', params[:name])
    # ruleid: ruby-file-path-of-params
    @text = File.read("docs/#{params[:name]}")
    target = File.join(UPLOADS, params[:file])
    # ruleid: ruby-file-path-of-params
    File.delete(target)
    name = params[:name]
    report = Rails.root.join('reports', name)
    # ruleid: ruby-file-path-of-params
    send_file report, type: 'application/pdf'

    # ok: ruby-file-path-of-params
    send_file Document.find(params[:id]).path
    # ok: ruby-file-path-of-params
    send_file Rails.root.join('public', 'files', 'manual.pdf')
    # ok: ruby-file-path-of-params
    @text = File.read(File.join(DOCS, File.basename(params[:name])))
    # ok: ruby-file-path-of-params
    File.write('note.txt', params[:note])
  end

  def checked
    path = File.join(ROOT, params[:name])
    if File.expand_path(path).start_with?("#{ROOT}/") && path.start_with?(ROOT)
      # ok: ruby-file-path-of-params
      send_file path
    end
  end
end

class ManualsController < ApplicationController
  def download
    name = params[:name]
    file = Pathname.new(name)
    # ruleid: ruby-file-path-of-params
    send_file file, disposition: 'attachment'
  end
end
