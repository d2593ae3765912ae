# ruleid: ruby-force-ssl-missing
Rails.application.configure do
  config.cache_classes = true
  config.consider_all_requests_local = false
  config.log_level = :info
end

# ruleid: ruby-force-ssl-missing
Shop::Application.configure do
  config.consider_all_requests_local       = false
  # config.force_ssl = true
  config.eager_load = true
end

# ruleid: ruby-force-ssl-missing
Rails.application.configure do
  config.consider_all_requests_local = false
end

# ok: ruby-force-ssl-missing
Rails.application.configure do
  config.consider_all_requests_local = false
  config.force_ssl = true
end

# ok: ruby-force-ssl-missing
Rails.application.configure do
  config.force_ssl = ENV['FORCE_SSL'] != 'false'
  config.consider_all_requests_local = false
end

# ok: ruby-force-ssl-missing
Rails.application.configure do
  config.consider_all_requests_local = true
end
