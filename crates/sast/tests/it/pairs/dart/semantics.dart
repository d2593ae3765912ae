// ruleid: made
final model = Model(name: 'm', key: secret);
// ok: made
final other = Model(name: 'm');

void main() async {
  final line = stdin.readLineSync();
  // ruleid: fetched
  await http.get('https://example.org/$line');
  // ok: fetched
  await http.get('https://example.org/');
}
