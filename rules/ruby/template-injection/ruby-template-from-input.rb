class Menu
  def print(layout)
    # ruleid: ruby-template-from-input
    ERB.new(layout).result
  end
end

post "/menu" do
  Menu.new.print(params[:layout])
  # ruleid: ruby-template-from-input
  erb(params[:layout].to_s)
end

post "/safe" do
  # ok: ruby-template-from-input
  erb("<pre><%= layout %></pre>", locals: { layout: params[:layout] })
end

class PagesController < ApplicationController
  def show
    # ruleid: ruby-template-from-input
    render inline: "<h1>#{params[:title]}</h1>"
  end

  def named
    # ok: ruby-template-from-input
    render :named, locals: { title: params[:title] }
  end

  def constant
    # ok: ruby-template-from-input
    ERB.new("<b>text</b>").result
  end
end
