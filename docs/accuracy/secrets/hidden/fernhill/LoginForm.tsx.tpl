import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { onSubmit(email: string, password: string): Promise<void>; passwordHint?: string };

const FIELDS = [
  { key: "«N map-key|login-email-input»", name: "email", label: "login.email" },
  { key: "«N map-key|login-password-input»", name: "password", label: "«N translation|login.password.label»" },
];

export function LoginForm({ onSubmit, passwordHint = "«N translation|At least ten characters»" }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [showPassword, setShowPassword] = useState(false);
  const csrfToken = document.querySelector<HTMLMetaElement>("«N csrf|meta[name=csrf-token]»")?.content;

  return (
    <form
      id="«N asset-id|login_8f3c2a71e9»"
      onSubmit={(e) => {
        e.preventDefault();
        void onSubmit("", password);
      }}
    >
      <input type="hidden" name="authenticity_token" value={«N reference|csrfToken»} />
      <label htmlFor="pw">{t("login.password.label")}</label>
      <input
        id="pw"
        type={showPassword ? "text" : "«N field-name|password»"}
        name="user[password]"
        autoComplete="«N field-name|current-password»"
        placeholder="«N placeholder|••••••••••»"
        aria-describedby="password-hint"
        value={password}
        onChange={(e) => setPassword(e.target.value)}
      />
      <small>{passwordHint}</small>
      <button type="button" onClick={() => setShowPassword(!showPassword)} data-testid="«N asset-id|toggle-password-visibility-button»">
        {showPassword ? t("«N translation|login.password.hide»") : t("login.password.show")}
      </button>
      <a href="«N url-clean|/password/forgot?token_type=reset»">{t("login.forgotPassword")}</a>
      <ul>
        {FIELDS.map((f) => (
          <li key={«N map-key|f.key»}>{t(f.label)}</li>
        ))}
      </ul>
      <style>{`.pw-strength { background: «N color|#c0ffee»; } .css-«N asset-id|1q2w3e4r5t» { color: #bada55cc; }`}</style>
    </form>
  );
}
