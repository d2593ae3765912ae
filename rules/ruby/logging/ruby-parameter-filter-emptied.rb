# ruleid: ruby-parameter-filter-emptied
Rails.application.config.filter_parameters = []
# ruleid: ruby-parameter-filter-emptied
Rails.application.config.filter_parameters.clear
Rails.application.configure do
  # ruleid: ruby-parameter-filter-emptied
  config.filter_parameters = []
  # ok: ruby-parameter-filter-emptied
  config.filter_parameters += [:password, :token]
  # ok: ruby-parameter-filter-emptied
  config.filter_parameters = [:password, :token, :secret]
  # ok: ruby-parameter-filter-emptied
  config.autoload_paths = []
end
