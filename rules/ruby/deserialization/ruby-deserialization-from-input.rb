class Importer
  def snapshot(bytes)
    # ruleid: ruby-deserialization-from-input
    Marshal.load(bytes)
  end
end

class Cli < Thor
  desc "load FILE", "takes over a file"
  def load_file(file)
    Importer.new.snapshot(File.binread(file))
  end
end

class TastingsController < ApplicationController
  def create
    # ruleid: ruby-deserialization-from-input
    YAML.unsafe_load(request.body.read)
    # ruleid: ruby-deserialization-from-input
    Marshal.load(Base64.decode64(cookies[:basket]))
    # ok: ruby-deserialization-from-input
    YAML.safe_load(request.body.read)
    # ok: ruby-deserialization-from-input
    JSON.parse(request.body.read)
    # ok: ruby-deserialization-from-input
    Marshal.load(Marshal.dump(basket))
  end
end
