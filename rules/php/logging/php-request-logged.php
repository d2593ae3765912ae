<?php
class AccountController extends Controller
{
    public function signIn(Request $request)
    {
        // ruleid: php-request-logged
        Log::warning('sign-in refused', $request->all());
        // ok: php-request-logged
        Log::warning('sign-in refused', ['email' => $request->input('email')]);
    }

    private function check(string $name, string $password)
    {
        // ruleid: php-request-logged
        $this->logger->info("refused $name with $password");
        // ruleid: php-request-logged
        $this->logger->info('refused {name}', ['name' => $name, 'with' => $password]);
        // ok: php-request-logged
        $this->logger->info("refused $name");
    }
}

// ruleid: php-request-logged
error_log(print_r($_POST, true));
// ok: php-request-logged
error_log('refused');
