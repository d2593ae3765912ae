class Page < Sinatra::Base
  LOG = Logger.new($stderr)

  post "/sign-in" do
    # ruleid: ruby-request-logged
    LOG.warn("sign-in refused: #{params.inspect}")
    # ruleid: ruby-request-logged
    settings.logger.info(request.params)
    # ruleid: ruby-request-logged
    @logger.error("failed with #{password}")
    # ok: ruby-request-logged
    LOG.warn("sign-in refused")
    # ok: ruby-request-logged
    LOG.warn("sign-in refused for #{params[:name].inspect}")
    # ok: ruby-request-logged
    LOG.info(request.path)
  end
end
