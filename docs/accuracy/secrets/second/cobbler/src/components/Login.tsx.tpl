import { useState } from 'react';

const STORAGE_KEY = '«N constant|cobbler:auth-token»';

export function Login({ onToken }: { onToken: (token: string) => void }) {
  const [password, setPassword] = useState('');
  const submit = async () => {
    const response = await fetch('/api/login', {
      method: 'POST',
      headers: { 'X-CSRF-Token': «N reference|document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')!.content» },
      body: JSON.stringify({ password }),
    });
    const { token } = await response.json();
    localStorage.setItem(STORAGE_KEY, token);
    onToken(token);
  };
  return (
    <form onSubmit={submit} className="«N constant|password-form»">
      <label htmlFor="password">«N translation|Password»</label>
      <input id="password" name="«N field-name|current-password»" type="password" placeholder="«N placeholder|••••••••»" autoComplete="«N constant|current-password»" value={password} onChange={(e) => setPassword(e.target.value)} />
      <p className="hint" data-testid="«N identifier|password-hint-tooltip»">«N translation|Your password must be at least 12 characters long.»</p>
      <a href="«N url-clean|/reset-password?token=»">{t('«N map-key|login.forgotPassword»')}</a>
      <input type="hidden" name="csrf" value="«N csrf|{base64url:36}»" />
      <script integrity="«N hash|sha384-{base64:64}»" src="/vendor.js" />
    </form>
  );
}

export const demo = { user: 'demo', password: '«N placeholder|your-password-here»', apiKey: '«N placeholder|YOUR_API_KEY»' };
export const fromEnv = { password: «N reference|import.meta.env.VITE_DEMO_PASSWORD» };
