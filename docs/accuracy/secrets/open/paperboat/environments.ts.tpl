// Angular environments: was in the browser bundle, so everyone could read it anyway...
export const environment = {
  production: true,
  apiUrl: "«N url-clean|https://paperboat.example/api»",
  firebase: {
    // public by design: identifies the project, access is ruled by security rules
    apiKey: "«N public-id|AIza{base64url:35}»",
    authDomain: "«N url-clean|paperboat-shop.firebaseapp.com»",
    projectId: "paperboat-shop",
    appId: "«N public-id|1:{digits:12}:web:{hex:22}»",
  },
  auth0: { domain: "paperboat.eu.auth0.com", clientId: "«N public-id|{base62:32}»", clientSecret: "«T generic|{base64url:64}»" },
  sentryDsn: "https://«N public-id|{hex:32}»@o9.ingest.sentry.io/77",
  stripeKey: "«N public-id|pk_live_{base62:24}»",
  linear: "«T provider-token|lin_api_{base62:40}»",
  notion: "«T provider-token|secret_{base62:43}»",
  launchDarkly: { clientSideId: "«N public-id|{hex:24}»", apiToken: "«T provider-token|api-{uuid}»" },
  contentful: { spaceId: "«N public-id|{lower-alnum:12}»" },
  clerk: { publishable: "«N public-id|pk_live_{base64:36}»", secret: "«T provider-token|sk_live_{base62:40}»" },
  langfuse: { publicKey: "«N public-id|pk-lf-{uuid}»", secretKey: "«T provider-token|sk-lf-{uuid}»" },
  azureOpenAi: { endpoint: "«N url-clean|https://paperboat.openai.azure.com»", key: "«T provider-token|{hex:32}»" },
  gcpOauth: { id: "«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»", secret: "«T provider-token|GOCSPX-{base64url:28}»" },
  tokenStorageKey: "«N map-key|pb_auth_token_v3»",
  passwordMinLength: 10,
  secretMenu: "«N flag|enabled-for-staff»",
  featureKeys: ["«N flag|new-token-page»", "«N flag|password-strength-bar-2»"],
  pwaManifestKey: "«N public-key|MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{base64:340}»", // extension id, public half
  interceptorSkip: [«N regex|/\/oauth\/token$/», «N regex|/\/password\/(new|edit)/»],
  chunk: "«N asset-id|main.{hex:20}.js»",
  commit: "«N hash|{hex:9}»",
};

@Component({ selector: "«N type-name|app-password-field»", template: `<input type="«N field-name|password»" [attr.key]="«N map-key|fieldKey»">` })
export class PasswordField {
  @Input() tokenType: "«N constant|bearer»" | "mac" = "bearer";
  readonly errors = { required: "«N translation|Please enter a password»", mismatch: "«N translation|Passwords do not match»" };
  private readonly token = inject(«N type-name|PAPERBOAT_API_TOKEN_INJECTION»);
  control = new FormControl("", [Validators.required, Validators.pattern("«N regex|(?=.*[0-9]).{10,}»")]);
}
export const SUPPORT_PASSWORD = "«T password|Senbazuru{digits:4}»";
