<?php
class VerifyCsrfToken extends Middleware
{
    // ruleid: php-csrf-check-off
    protected $except = ['hooks/*', 'profile'];
}

class ValidateCsrfToken extends Middleware
{
    // ok: php-csrf-check-off
    protected $except = ['hooks/*', 'stripe/*'];
}

// ruleid: php-csrf-check-off
$resolver->setDefaults(['csrf_protection' => false]);
// ruleid: php-csrf-check-off
Route::post('/profile', 'update')->withoutMiddleware(VerifyCsrfToken::class);
// ok: php-csrf-check-off
$resolver->setDefaults(['csrf_protection' => true]);
// ok: php-csrf-check-off
$names->except = ['profile'];
