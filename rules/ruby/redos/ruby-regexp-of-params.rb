class SearchController < ApplicationController
  def index
    # ruleid: ruby-regexp-of-params
    a = Regexp.new(params[:pattern])
    # ruleid: ruby-regexp-of-params
    b = Regexp.new("^#{params[:prefix]}", Regexp::IGNORECASE)
    term = params[:term]
    # ruleid: ruby-regexp-of-params
    c = Regexp.new("\\b#{term}\\b")

    # ok: ruby-regexp-of-params
    d = Regexp.new(Regexp.escape(params[:pattern]))
    # ok: ruby-regexp-of-params
    e = Regexp.new('\A[a-z]+\z')
    # ok: ruby-regexp-of-params
    f = titles.select { |t| t.include?(params[:term]) }
    [a, b, c, d, e, f]
  end
end
