class LoginPage {
  // ruleid: js-hardcoded-account-password
  public testingPassword = 'OnlyForThisPage1';
  // ruleid: js-hardcoded-account-password
  adminPassword = 'OnlyForThisPage1'
  // ok: js-hardcoded-account-password
  public userPassword = '';
  // ok: js-hardcoded-account-password
  public passwordLabel = 'YourWordHere1';
}

// ruleid: js-hardcoded-account-password
const dbPassword = 'OnlyForThisPage1';
// ok: js-hardcoded-account-password
const rootPassword = process.env.ROOT_PASSWORD;
// ok: js-hardcoded-account-password
const defaultPassword = 'changeme-example';
// ok: js-hardcoded-account-password
const resetUserPassword = 'RESET_USER_PASSWORD';
