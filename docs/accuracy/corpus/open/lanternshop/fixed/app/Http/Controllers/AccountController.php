<?php

namespace App\Http\Controllers;

use App\Models\Customer;
use App\Services\Vault;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Log;

class AccountController extends Controller
{
    public function __construct(private Vault $vault)
    {
    }

    public function form()
    {
        return view('sign-in');
    }

    public function signIn(Request $request)
    {
        if (!Auth::attempt($request->only('email', 'password'))) {
            Log::warning('sign-in refused');

            return back()->withErrors(['email' => 'Wrong address or password.']);
        }
        $request->session()->regenerate();
        $request->session()->put('customer', Auth::id());

        return $this->onwards((string) $request->input('next', '/'));
    }

    public function update(Request $request)
    {
        $customer = Customer::findOrFail(Auth::id());
        $customer->update($request->validate(['name' => 'required|max:100', 'street' => 'max:200', 'phone' => 'max:40']));

        return back();
    }
}
