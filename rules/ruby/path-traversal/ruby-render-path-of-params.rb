class PagesController < ApplicationController
  def show
    # ruleid: ruby-render-path-of-params
    render params[:page]
    # ruleid: ruby-render-path-of-params
    render template: "pages/#{params[:page]}"
    # ruleid: ruby-render-path-of-params
    render file: Rails.root.join('docs', params[:name]), layout: false
    # ruleid: ruby-render-path-of-params
    render partial: params[:widget]

    # ok: ruby-render-path-of-params
    render PAGES.fetch(params[:page], 'home')
    # ok: ruby-render-path-of-params
    render :show
    # ok: ruby-render-path-of-params
    render json: params[:page]
    # ok: ruby-render-path-of-params
    render partial: 'widget', locals: { name: params[:widget] }
  end
end
