class Finder
  def matching(lines, words)
    # ruleid: ruby-regex-from-input
    lines.grep(Regexp.new(words))
  end
end

class SearchController < ApplicationController
  def index
    Finder.new.matching(lines, params[:words])
    # ruleid: ruby-regex-from-input
    lines.grep(/^#{params[:start]}/)
    # ruleid: ruby-regex-from-input
    Regexp.new("^" + params[:start], Regexp::IGNORECASE)
    # ok: ruby-regex-from-input
    Regexp.new(Regexp.escape(params[:start]))
    # ok: ruby-regex-from-input
    lines.grep(/^#{Regexp.escape(params[:start])}/)
    # ok: ruby-regex-from-input
    params[:start].match?(/\A[a-z]+\z/)
  end
end
