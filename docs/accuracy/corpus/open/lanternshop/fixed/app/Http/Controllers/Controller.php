<?php

namespace App\Http\Controllers;

use Illuminate\Http\RedirectResponse;
use Illuminate\Support\Facades\Log;

abstract class Controller
{
    protected function note(string $what, string $detail): void
    {
        Log::info($what . ': ' . json_encode($detail));
    }

    protected function onwards(string $target): RedirectResponse
    {
        return redirect(preg_match('#^/(?![/\\\\])[\w/-]*$#', $target) === 1 ? $target : '/');
    }
}
