Rails.application.config.filter_parameters += %i[passw secret token crypt salt iban]
