module CoOp
  FILES = Rails.root.join("storage", "co_op")
  API_KEY = ENV.fetch("DOOR_KEY")
  SUPPLIERS = %w[parts.heating.example orders.lift.example].freeze
  BANK_SECRET = ENV["BANK_SECRET"].to_s
  STATEMENT_KEY = ENV["STATEMENT_KEY"].to_s
end
