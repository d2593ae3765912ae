class ToolsController < ApplicationController
  def ping
    # ruleid: ruby-shell-command-of-params
    system("ping -c 1 #{params[:host]}")
    # ruleid: ruby-shell-command-of-params
    @log = `git log #{params[:branch]}`
    # ruleid: ruby-shell-command-of-params
    IO.popen("nslookup #{params[:domain]}") { |io| @out = io.read }
    host = params[:host]
    # ruleid: ruby-shell-command-of-params
    out, _status = Open3.capture2e("dig #{host}")
    # ruleid: ruby-shell-command-of-params
    data = open(params[:url]).read

    # ok: ruby-shell-command-of-params
    system('ping', '-c', '1', '--', params[:host])
    # ok: ruby-shell-command-of-params
    system("ping -c 1 #{Shellwords.escape(params[:host])}")
    # ok: ruby-shell-command-of-params
    @uptime = `uptime`
    # ok: ruby-shell-command-of-params
    Open3.capture2e('dig', '--', host)
    # ok: ruby-shell-command-of-params
    File.open(LOG_FILE, 'a') { |f| f.puts(params[:note]) }
    [out, data]
  end
end

class ChainsController < ApplicationController
  def show
    target = params.fetch(:target, "localhost").strip
    command = ["dig", "+short"].join(" ")
    command += " " + target
    # ruleid: ruby-shell-command-of-params
    system(command)
    # ok: ruby-shell-command-of-params
    system("dig", "+short", target)
    count = params[:count].to_i
    # ok: ruby-shell-command-of-params
    system("seq #{count}")
    tool = { "a" => "uptime" }[params[:tool]]
    # ok: ruby-shell-command-of-params
    system(tool)
  end
end
