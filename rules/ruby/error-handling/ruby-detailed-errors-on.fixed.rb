Rails.application.configure do
  # ruleid: ruby-detailed-errors-on
  config.consider_all_requests_local = false
  # ruleid: ruby-detailed-errors-on
  config.action_dispatch.show_detailed_exceptions = false
end

# ruleid: ruby-detailed-errors-on
Rails.application.config.consider_all_requests_local = false

Rails.application.configure do
  # ok: ruby-detailed-errors-on
  config.consider_all_requests_local = false
  # ok: ruby-detailed-errors-on
  config.action_dispatch.show_exceptions = :all
  # ok: ruby-detailed-errors-on
  config.consider_all_requests_local = ENV['DETAILED_ERRORS'] == '1'
end
