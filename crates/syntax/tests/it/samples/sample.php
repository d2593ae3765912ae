<p>hi</p>
<?php
namespace App\Web;
use Foo\Bar, Baz\Qux as Q;
#[Route('/u')]
class Users extends Controller implements I {
    private $key = 'k';
    public function show(Request $request, $id = 1): string {
        $q = "SELECT * FROM u WHERE n = '{$request->name}' $id";
        $rows = mysqli_query($conn, $q . $_GET['x']);
        foreach ($rows as $k => $row) { echo $row['a'], "b"; }
        if (!$a && $b === null) { return DB::raw($q)->get(); } elseif ($c) { exit(1); } else { die; }
        try { $u = new User($id, name: 'x'); } catch (A | B $e) { throw new E("x"); } finally { f(); }
        $f = fn($x) => $x + 1;
        $m = ['a' => 1, 2];
        include $_GET['page'];
        $o = `ls $id`;
        $i += 1;
        switch ($i) { case 1: break; }
        return $x ? $y : (int) $z;
    }
}
$h = <<<EOT
a $x b
EOT;
