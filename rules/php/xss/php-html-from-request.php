<?php
class SearchController extends Controller
{
    public function search(Request $request)
    {
        $words = (string) $request->input('words');
        // ruleid: php-html-from-request
        return response($this->nothing($words));
    }

    private function nothing(string $words): string
    {
        return '<p>No lamp is called ' . $words . '.</p>';
    }

    public function escaped(Request $request)
    {
        // ok: php-html-from-request
        return response('<p>' . e($request->input('words')) . '</p>');
    }

    public function picture(string $name)
    {
        // ok: php-html-from-request
        return response($this->read($name))->header('Content-Type', 'image/jpeg');
    }
}

// ruleid: php-html-from-request
echo '<h1>' . $_GET['title'] . '</h1>';
// ok: php-html-from-request
echo '<h1>' . htmlspecialchars($_GET['title']) . '</h1>';
// ok: php-html-from-request
echo (int) $_GET['page'];
// ruleid: php-html-from-request
printf('<p>%s</p>', $_POST['note']);
$name = trim($_GET['name']);
?>
<!-- ruleid: php-html-from-request -->
<h1><?= $name ?></h1>
<!-- ok: php-html-from-request -->
<h1><?= htmlspecialchars($name) ?></h1>
