// A screen.
import 'package:app/store.dart' as store;

final key = Platform.environment['KEY'];

class Cart extends Base implements Shown {
  final int limit = 5;
  String label(int count, {String? suffix}) {
    return store.find(count)['name'] ?? "x $suffix ${count + 1}";
  }
}

void main() async {
  final model = Model(name: 'm', key: key);
  for (var i = 0; i < 3; i++) { total += i; }
  if (total == null || total > 5) { print('none'); } else { throw Problem(); }
  try { await http.get(url); } catch (e) { } finally { }
  var list = [1, {'a': 1}];
  list.map((e) => e);
}
