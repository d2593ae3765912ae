require "rails_helper"

RSpec.describe "Login" do
  let(:password) { "«N test-dummy|correct horse battery staple»" }
  let(:user) { create(:user, email: "ida@example.com", password: «N reference|password») }
  let(:token) { «N reference|SecureRandom.hex(20)» }
  let(:expired_token) { "«N test-dummy|expired-token»" }

  it "rejects a wrong password" do
    post "/login", params: { email: user.email, password: "«N test-dummy|wrong-password»" }
    expect(response.body).to include("«N translation|Invalid Email or password.»")
  end

  it "hashes" do
    digest = "«N password-hash|$2a$04${base64:53}»"
    expect(BCrypt::Password.new(digest)).to eq("«N test-dummy|secret»")
  end

  it "reads the reset token" do
    get "/password/edit?reset_password_token=«N test-dummy|abcdef»"
    expect(response).to redirect_to("«N url-clean|/users/sign_in»")
  end

  it "sends the header" do
    stub_request(:get, "https://api.example.com/me").with(headers: { "Authorization" => "Bearer «N test-dummy|test-token»" })
    expect(Client.new("«N test-dummy|foo»").me).to be_nil
  end

  it "signs basic" do
    expect(Client.basic("Aladdin", "open sesame")).to eq("Basic «N test-vector|QWxhZGRpbjpvcGVuIHNlc2FtZQ==»")
  end

  # Goes against the real staging (nightly only)
  it "works on staging", :nightly do
    visit "https://staging.pebble.example/login"
    fill_in "Password", with: "«T password|Limpet{digits:4}Rockpool»"
    page.driver.header "Authorization", "Basic «T authorization|{basic}»"
    expect(page).to have_css("#«N asset-id|user_password_confirmation»")
  end

  it "verifies a webhook" do
    signature = OpenSSL::HMAC.hexdigest("SHA256", "«N test-dummy|key»", "The quick brown fox jumps over the lazy dog")
    expect(signature).to eq("«N test-vector|f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8»")
  end

  it "has a uuid" do
    expect(user.reload.public_id).to match(«N regex|/\h{8}-\h{4}-4\h{3}-[89ab]\h{3}-\h{12}/»)
    expect(user.public_id).not_to eq("«N uuid|00000000-0000-0000-0000-000000000000»")
  end
end
