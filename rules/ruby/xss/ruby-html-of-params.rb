class SearchController < ApplicationController
  def show
    # ruleid: ruby-html-of-params
    @title = params[:title].html_safe
    # ruleid: ruby-html-of-params
    @hint = "Results for <b>#{params[:q]}</b>".html_safe
    # ruleid: ruby-html-of-params
    render inline: "<h1>#{params[:name]}</h1>"
    # ruleid: ruby-html-of-params
    @body = raw(params[:body])
    term = params[:term]
    # ruleid: ruby-html-of-params
    @term = "<i>#{term}</i>".html_safe

    # ok: ruby-html-of-params
    @title = '<b>Search</b>'.html_safe
    # ok: ruby-html-of-params
    render plain: "Hello #{params[:name]}"
    # ok: ruby-html-of-params
    @body = sanitize(params[:body])
    # ok: ruby-html-of-params
    @hint = helpers.content_tag(:b, params[:q])
    # ok: ruby-html-of-params
    @length = params[:title].length
  end
end
