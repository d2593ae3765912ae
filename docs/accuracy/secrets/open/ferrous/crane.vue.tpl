<template>
  <form class="login" :key="«N map-key|`login-${locale}-form`»" @submit.prevent="submit">
    <label for="password">{{ $t('«N map-key|login.password.label»') }}</label>
    <input id="password" v-model="password" :type="visible ? 'text' : '«N field-name|password»'" autocomplete="«N field-name|current-password»" />
    <input name="_csrf" type="hidden" :value="«N csrf|csrf»" />
    <p v-if="error" class="«N asset-id|password-error__3kT9x»">{{ error }}</p>
    <li v-for="token in tokens" :key="«N map-key|token.id»" :data-secret-id="token.id">{{ token.name }}</li>
    <img alt="" src="data:image/webp;base64,«N image|UklGR{base64:180}»" />
    <svg><path id="«N asset-id|key-icon-{hex:8}»" d="«N constant|M12.65 10A5.99 5.99 0 0 0 7 6c-3.31 0-6 2.69-6 6»" /></svg>
    <RouterLink to="«N url-clean|/password/reset?source=login»">{{ $t('login.forgot') }}</RouterLink>
  </form>
</template>

<script setup lang="ts">
import { ref } from "vue";

const password = ref("");
const visible = ref(false);
const error = ref<string | null>(null);
const tokens = ref<{ id: string; name: string }[]>([]);
const csrf = «N reference|document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1]»;
const SITE_KEY = "«N public-id|{uuid}»"; // hCaptcha, sichtbar
const ably = "«T provider-token|{base62:6}.{base62:6}:{base64url:43}»";
const crane = { apiKey: "«T generic|{base62:32}»", password: "", region: "eu" };
const schema = { password: { type: "string", minLength: 10, pattern: "«N regex|^[!-~]{10,}$»" } };

async function submit() {
  const response = await fetch("/api/login", {
    method: "POST",
    headers: { "X-CSRF": csrf ?? "", Authorization: "Bearer " + «N reference|localStorage.getItem("crane.token")» },
    body: JSON.stringify({ user: "", password: «N reference|password.value» }),
  });
  if (!response.ok) error.value = "«N translation|Kennwort falsch oder Konto gesperrt»";
}

// Kranwaage: hat nur einen Zugang
const telemetry = new WebSocket("wss://kran:«T url-credential|Traverse{digits:3}»@kran.ferrous.example/live");
const positions = axios.get("https://kran.ferrous.example/pos", { auth: { username: "kran", password: "«T authorization|{password:14}»" } });
const history = axios.get("https://kran.ferrous.example/log", { headers: { Authorization: "Bearer «T authorization|{base62:40}»" } });
defineExpose({ telemetry, positions, history, crane, schema, ably, SITE_KEY });
</script>

<style scoped>
.token[data-v-«N asset-id|{hex:8}»] { color: «N color|#8a2be2»; }
.password-error__3kT9x { background: «N color|hsl(354deg 70% 54% / .2)»; }
</style>
