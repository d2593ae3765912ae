import { createSlice } from "@reduxjs/toolkit";

export const TOKEN_ACTIONS = {
  REFRESH_TOKEN_REQUEST: "«N constant|auth/REFRESH_TOKEN_REQUEST»",
  REFRESH_TOKEN_FAILURE: "«N constant|auth/REFRESH_TOKEN_FAILURE»",
} as const;

export const queryKeys = {
  apiKeys: ["«N cache-key|settings/apiKeys/list»"],
  secret: (id: string) => ["«N cache-key|settings-secret-detail»", id],
};

interface ApiKeyRow {
  id: string;
  secret: string | null;
  tokenType: "«N type-name|PersonalAccessToken»" | "DeployToken";
}

const initial = { token: null as string | null, passwordResetKey: "", apiKey: «N reference|import.meta.env.VITE_API_KEY» };

export const mockKeys: ApiKeyRow[] = [
  { id: "«N uuid|{uuid}»", secret: "«N test-dummy|mock-secret-1»", tokenType: "DeployToken" },
  { id: "key_«N asset-id|{base62:24}»", secret: null, tokenType: "PersonalAccessToken" },
];

export const slice = createSlice({
  name: "auth",
  initialState: initial,
  reducers: {
    setToken(state, action) {
      state.token = «N reference|action.payload.session.accessToken»;
    },
    setPassword(state, action) {
      const password = «N reference|action.payload?.credentials.newPassword»;
      state.passwordResetKey = password ? "«N map-key|auth.reset.done»" : "";
    },
  },
});

// the PDF service of the accountants only knows one key
const pdf = { key: "«T generic|{base62:48}»", url: "https://pdf.cooper.example/v1/render" };
const maps = { apiKey: "«T provider-token|AIza{base64url:35}»", kind: "server key with billing, IP restricted" };
const mail = new Resend("«T provider-token|re_{base62:8}_{base62:24}»");
const vision = createClient({ token: "«T provider-token|sl.{base64url:135}»" });
const grid = { licenseKey: "«N public-id|CompanyName=Cooper,LicenseType=SingleApplication,ExpiryDate=2027_[v3]_{hex:32}»" };
const icons = { kit: "https://kit.fontawesome.com/«N public-id|{hex:10}».js", token: "«N csrf|{{ csrf_token() }}»" };
const contentful = { space: "«N public-id|{lower-alnum:12}»", management: "«T provider-token|CFPAT-{base64url:43}»" };
const passwordSelector = "«N field-name|#login-form > input[name=\"password\"]»";
const gradient = "«N color|linear-gradient(#0f2027,#203a43,#2c5364)»";
const blurhash = "«N image|LEHV6nWB2yk8pyo0adR*.7kCMdnj»";
export { pdf, maps, mail, vision, grid, icons, contentful, passwordSelector, gradient, blurhash };
