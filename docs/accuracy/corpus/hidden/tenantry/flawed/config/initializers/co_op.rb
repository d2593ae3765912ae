module CoOp
  FILES = Rails.root.join("storage", "co_op")
  API_KEY = "Linden-Court-17-rooftop-key-ring"
  SUPPLIERS = %w[parts.heating.example orders.lift.example].freeze
  BANK_SECRET = ENV["BANK_SECRET"].to_s
  STATEMENT_KEY = ENV["STATEMENT_KEY"].to_s
end
