<?php
function sign_in(array $user): void
{
    if (password_verify($_POST['password'], $user['hash'])) {
        // ruleid: php-session-not-renewed
        $_SESSION['user_id'] = $user['id'];
    }
}

function sign_in_safely(array $user): void
{
    if (password_verify($_POST['password'], $user['hash'])) {
        session_regenerate_id(true);
        // ok: php-session-not-renewed
        $_SESSION['user_id'] = $user['id'];
    }
}

class AccountController extends Controller
{
    public function signIn(Request $request)
    {
        // ruleid: php-session-not-renewed
        $request->session()->put('customer', Auth::id());
        // ok: php-session-not-renewed
        $request->session()->put('basket', []);
    }

    public function login(Request $request)
    {
        // ruleid: php-session-not-renewed
        $request->getSession()->set('user', $user);
    }

    public function signInSafely(Request $request)
    {
        $request->session()->regenerate();
        // ok: php-session-not-renewed
        $request->session()->put('customer', Auth::id());
    }
}
