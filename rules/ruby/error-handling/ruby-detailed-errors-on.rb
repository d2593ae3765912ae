Rails.application.configure do
  # ruleid: ruby-detailed-errors-on
  config.consider_all_requests_local = true
  # ruleid: ruby-detailed-errors-on
  config.action_dispatch.show_detailed_exceptions = true
end

# ruleid: ruby-detailed-errors-on
Rails.application.config.consider_all_requests_local = true

Rails.application.configure do
  # ok: ruby-detailed-errors-on
  config.consider_all_requests_local = false
  # ok: ruby-detailed-errors-on
  config.action_dispatch.show_exceptions = :all
  # ok: ruby-detailed-errors-on
  config.consider_all_requests_local = ENV['DETAILED_ERRORS'] == '1'
end
