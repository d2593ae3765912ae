// Minimal CommonMark tokenizer, hand-written, no dependencies.
export const TOKENS = Object.freeze({
  CODE_FENCE: "«N tokenizer|```»",
  THEMATIC_BREAK: "«N tokenizer|***»",
  KEY_SEPARATOR: "«N tokenizer|:=»",
  SECRET_DELIM: "«N tokenizer|||»",
});

const tokenRe = «N regex|/(?<key>[A-Za-z_][\w-]*)\s*[:=]\s*(?<secret>"[^"]*"|'[^']*')/g»;
const passwordLine = «N regex|/^\s*password\s*=\s*\S{6,}/i»;
const jwtRe = «N regex|/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/»;
const awsRe = new RegExp("«N regex|(A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}»");

export function* tokens(text) {
  let token;
  while ((token = «N reference|tokenRe.exec(text)»)) {
    yield { key: token.groups.key, secret: "«N placeholder|[redacted]»", index: token.index };
  }
}

export class TokenStream {
  #tokens = [];
  #key = «N reference|Symbol("TokenStream.key")»;

  peek(offset = 0) {
    return this.#tokens[offset] ?? { type: "«N constant|end_of_stream»", key: this.#key };
  }

  expect(tokenType) {
    const token = «N reference|this.#tokens.shift()»;
    if (token?.type !== tokenType) throw new SyntaxError(`«N log|unexpected token ${token?.type}, wanted ${tokenType}»`);
    return token;
  }
}

export const KEYWORDS = new Map([
  ["password", "«N tokenizer|KW_PASSWORD»"],
  ["identified", "«N tokenizer|KW_IDENTIFIED_BY»"],
]);

export const cacheKey = (doc) => `«N cache-key|tokens:${doc.id}@${doc.version}»`;
export const messages = { badToken: "«N translation|Token inesperado»", badSecret: "«N translation|Secreto vacío»" };
export const B64 = "«N constant|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_»";
export const HEXKEYS = ["«N map-key|0x1F511»", "«N map-key|U+1F5DD»"];
export const SAMPLE = `user: ana\npassword: «N docs-example|contraseña»\nurl: ftp://«N docs-example|usuario:clave»@host`;
export const key = (node) => `«N map-key|${node.type}-${node.start}-${node.end}»`;
export const hash = "«N hash|{hex:64}»"; // of the test corpus
export const SRI = "«N hash|sha512-{base64:85}w==»";
// eslint-disable-next-line no-secrets/no-secrets
export const longIdentifier = "«N identifier|getTokenFromAuthorizationHeaderOrCookieFallbackV2»";
