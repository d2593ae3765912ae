// Thistle Clinic: mobile client. Kommentare auf Deutsch, weil das Team in Graz sitzt.
import 'dart:convert';
import 'package:http/http.dart' as http;

const kBaseUrl = '«N url-clean|https://api.thistle.example/fhir»';
const kTokenStorageKey = '«N map-key|secure_storage_access_token»';
const kBiometricSecret = '«N identifier|thistle.biometric.secret»';
const kFirebaseApiKey = '«N public-id|AIza{base64url:35}»'; // im Client immer sichtbar
const kClientSecret = '«T generic|{base62:40}»';
const kSignature = "«T generic|{hex:64}»"; // HMAC-Schlüssel der Laborschnittstelle
const kPasswordError = '«N translation|Das Passwort ist zu kurz»';

class LoginState {
  String password = '';
  bool obscurePassword = true;
  final passwordFieldKey = GlobalKey<FormState>(debugLabel: '«N map-key|password-field»');
}

Future<String> login(String user, String password) async {
  final auth = base64Encode(utf8.encode('$user:$password'));
  final response = await http.post(
    Uri.parse('$kBaseUrl/login'),
    headers: {'Authorization': 'Basic «N reference|$auth»', 'X-Client': 'thistle-app'},
  );
  return (jsonDecode(response.body) as Map)['«N field-name|access_token»'] as String;
}

Future<http.Response> labResults(String id) => http.get(
      Uri.parse('https://lab.thistle.example/results/$id'),
      headers: {'Authorization': 'Bearer «T authorization|{base64url:56}»'},
    );

Future<http.Response> imaging(String id) => http.get(
      Uri.parse('https://pacs:«T url-credential|Distel{digits:3}Klee»@pacs.thistle.example/wado?object=$id'),
      headers: {'Accept': '«N constant|application/dicom»', 'Api-Key': '«T authorization|{lower-alnum:36}»'},
    );

class Keys {
  static const loginButton = ValueKey('«N map-key|login_button»');
  static const passwordField = ValueKey('«N map-key|passwordField»');
  static const secretQuestion = Key('«N map-key|secret-question-dropdown»');
}

String maskToken(String token) => token.length < 8 ? '«N placeholder|********»' : '${token.substring(0, 4)}…';

const oids = {
  'patient': '«N constant|2.16.840.1.113883.4.1»',
  'device': '«N serial|urn:oid:1.3.6.1.4.1.343»',
};
final sampleId = '«N uuid|{uuid}»';
final loincUrl = 'https://fhir.loinc.example/CodeSystem/\$lookup?code=«N constant|2951-2»';
