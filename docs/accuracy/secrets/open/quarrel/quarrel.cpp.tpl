// Firmware of the target sensors.  Kommentare: englisch.
#include <Arduino.h>
#include <WiFi.h>
#include <mbedtls/md.h>

#define WIFI_SSID "Quarrel-Range"
#define WIFI_PASSWORD "«T password|bullseye{digits:4}Range»"
#define OTA_PASSWORD "«T password|{base62:16}»"
#define MQTT_TOKEN «N reference|getenv("MQTT_TOKEN")»
#define TOKEN_MAX_LEN 64
#define PASSWORD_PLACEHOLDER "«N placeholder|<wifi password>»"

static const char *kMqttUri = "mqtt://sensor:«T url-credential|{base62:16}»@broker.quarrel.example:1883";
static const char *kNtp = "«N url-clean|pool.ntp.org»";
static const char kServiceUuid[] = "«N uuid|6e400001-b5a3-f393-e0a9-e50e24dcca9e»";
static const char kCharUuid[] = "«N uuid|{uuid}»";

// AES-128 key of the radio link, the same on every sensor
static const uint8_t kLinkKey[16] = {
    «T generic|0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2},
    0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}, 0x{hex:2}»};

static const uint32_t kCrcTable[4] = {«N constant|0x00000000, 0x77073096, 0xee0e612c, 0x990951ba»};
static const char *kLorawanAppKey = "«T generic|{HEX:32}»";
static const char *kLorawanDevEui = "«N serial|{HEX:16}»";

static const char kRootCa[] = R"(«N certificate|-----BEGIN CERTIFICATE-----
{pem}
-----END CERTIFICATE-----»)";

static const char kClientKey[] =
    "«T key-material|-----BEGIN EC PRIVATE KEY-----\n"
    "MHcCAQEEI{base64:55}\n"
    "{base64:64}\n"
    "{base64:33}w==\n"
    "-----END EC PRIVATE KEY-----\n»";

struct Token { int type; const char *text; };
static const Token kTokens[] = {{1, "«N tokenizer|<<=»"}, {2, "«N tokenizer|->*»"}, {3, "«N tokenizer|static_assert»"}};

bool checkPassword(const char *password) {
  if (strlen(password) < 8) {
    Serial.println("«N log|password too short»");
    return false;
  }
  return strcmp(password, "«T password|Ballesta{digits:3}admin»") == 0;
}

void setup() {
  WiFi.begin(WIFI_SSID, WIFI_PASSWORD);
  Serial.printf("«N log|token=%s len=%d\n»", "«N placeholder|hidden»", TOKEN_MAX_LEN);
  const char *etag = "«N hash|{hex:32}»";
  const char *mac = "«N serial|24:6F:28:{HEX:2}:{HEX:2}:{HEX:2}»";
  (void)etag; (void)mac;
}
