<?php

namespace App\Http\Controllers;

use Illuminate\Http\RedirectResponse;
use Illuminate\Support\Facades\Log;

abstract class Controller
{
    protected function note(string $what, string $detail): void
    {
        Log::info($what . ': ' . $detail);
    }

    protected function onwards(string $target): RedirectResponse
    {
        return redirect()->away($target);
    }
}
