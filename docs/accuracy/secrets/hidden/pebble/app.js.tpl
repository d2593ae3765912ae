!function(e,t){"«N source-map|use strict»";var n="«N asset-id|pbl-{hex:20}»",r={password:"«N field-name|input[type=password]»",token:"«N csrf|meta[name='csrf-token']»"};
e.__chunk_ids__={471:"«N asset-id|{hex:20}»",902:"«N asset-id|{hex:16}»",13:"«N asset-id|{lower-alnum:8}»"};
var o={key:"«N map-key|aria-hidden»",secretKey:"«N map-key|k»",passwordRules:"«N constant|minlength: 10; required: digit;»"};
function a(e){return e.match(«N regex|/^[A-Za-z0-9+/]{43}=$/»)?atob(e):null}
t.icon="data:image/svg+xml;base64,«N image|PHN2ZyB4bWxucz0i{base64:300}»";
t.font="data:font/woff2;base64,«N image|d09GMgABAAAAA{base64:300}»";
t.analytics=function(){ga("create","«N public-id|UA-{digits:8}-1»","auto"),gtm("«N public-id|GTM-{upper-alnum:7}»"),fbq("init","«N public-id|{digits:15}»")};
t.stripe=Stripe("«N public-id|pk_test_{base62:24}»");
t.sentry={dsn:"https://«N public-id|{hex:32}»@o12345.ingest.sentry.io/67890",release:"pebble@«N hash|{hex:40}»"};
t.algolia={appId:"«N public-id|{upper-alnum:10}»",searchOnlyKey:"«N public-id|{hex:32}»"};
t.recaptcha="«N public-id|6L{base64url:38}»";
t.posthog.init("«N public-id|phc_{base62:43}»",{api_host:"https://eu.posthog.com"});
t.hotjar=["«N public-id|{digits:7}»",6];
t.integrity={"vendor.js":"«N lockfile|sha384-{base64:64}»"};
t.alphabet="«N constant|ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=»";
t.nanoid="«N constant|useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict»";
t.emptyMd5="«N test-vector|d41d8cd98f00b204e9800998ecf8427e»";
t.intercom={app_id:"«N public-id|{lower-alnum:8}»"};
t.trackId="«N uuid|{uuid}»";
t.pw=function(e){return"«N translation|Password must not contain your name»"};
t.gateway={apiSecret:"«T generic|{base62:32}»",endpoint:"https://pay.pebble.example"};
t.weather="https://api.weather.example/v2?q=Whitby&appid=«T generic|{hex:32}»";
}(window,window.pebble={});
//# sourceMappingURL=«N source-map|app.{hex:8}.js.map»
//# debugId=«N uuid|{uuid}»
