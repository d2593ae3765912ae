import { useState } from "react";
import { t } from "./i18n";

const PASSWORD_FIELD = "user_password";
const TOKEN_STORAGE_KEY = "shop.auth.token.v1";
const API_KEY = "{base62:40}"; <- api-key-assignment
const api = axios.create({ headers: { Authorization: "Bearer {base62:40}" } }); <- bearer-header

type Credentials = { user: string; password: string; token?: string };

export function Login({ csrfToken }: Props) {
  const [password, setPassword] = useState("");
  const token = localStorage.getItem("access_token");
  const labels = { password: "Password", passwordHint: "At least 8 characters, 1 digit" };
  const errors = { password: "wrong_password", token: "invalid_or_expired_token" };
  if (password === "" || password.length < 8) return t("password.too_short");
  const secret = process.env.JWT_SECRET ?? "{password:14}"; <- secret-assignment
  return (
    <form>
      <input type="password" name="password" value={password} placeholder="Password1!" />
      <input type="hidden" name="_csrf" value={csrfToken} />
      <label htmlFor="password">{t("password")}</label>
      <button data-testid="show-password-2" className="password-toggle--v2">{t("show")}</button>
    </form>
  );
}
