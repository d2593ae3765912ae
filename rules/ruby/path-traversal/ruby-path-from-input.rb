class Archive
  ROOT = "/srv/cellar"

  def read(name)
    # ruleid: ruby-path-from-input
    File.read(place(name))
  end

  def place(name)
    File.join(ROOT, name)
  end

  def safely(name)
    path = File.expand_path(name, ROOT)
    raise ArgumentError, "no such file" unless path.start_with?("#{ROOT}/")
    # ok: ruby-path-from-input
    File.read(path)
  end
end

class PicturesController < ApplicationController
  def show
    Archive.new.read(params[:name])
    Archive.new.safely(params[:name])
    # ruleid: ruby-path-from-input
    send_file("/srv/pictures/" + params[:name])
    # ruleid: ruby-path-from-input
    send_file Rails.root.join("pictures", params[:name])
    # ok: ruby-path-from-input
    send_file(File.join("/srv/pictures", File.basename(params[:name])))
    # ok: ruby-path-from-input
    send_file("/srv/pictures/#{params[:id].to_i}.png")
  end
end
