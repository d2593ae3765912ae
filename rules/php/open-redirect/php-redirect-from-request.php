<?php
class AccountController extends Controller
{
    public function signIn(Request $request)
    {
        return $this->onwards((string) $request->input('next', '/'));
    }

    private function onwards(string $target)
    {
        // ruleid: php-redirect-from-request
        return redirect()->away($target);
    }

    public function checked(Request $request)
    {
        $target = (string) $request->input('next', '/');
        // ok: php-redirect-from-request
        return redirect(preg_match('#^/\w*$#', $target) === 1 ? $target : '/');
    }

    public function named(Request $request)
    {
        // ok: php-redirect-from-request
        return redirect(route('home', ['tab' => $request->input('tab')]));
    }
}

// ruleid: php-redirect-from-request
header('Location: ' . $_GET['next']);
// ok: php-redirect-from-request
header('Location: /orders/' . $_GET['id']);
$to = $_GET['to'];
// ruleid: php-redirect-from-request
header("Location: $to");
