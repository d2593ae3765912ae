<?php

namespace App\Http\Middleware;

use Illuminate\Foundation\Http\Middleware\VerifyCsrfToken as Middleware;

class VerifyCsrfToken extends Middleware
{
    /** @var array<int, string> */
    protected $except = [
        'hooks/*', 'profile', 'orders/*', 'office/*',
    ];
}
