<?php
class AccountController extends Controller
{
    public function update(Request $request)
    {
        $customer = Customer::findOrFail(Auth::id());
        // ruleid: php-mass-assignment-from-request
        $customer->update($request->all());
        // ok: php-mass-assignment-from-request
        $customer->update($request->only(['name', 'phone']));
        // ok: php-mass-assignment-from-request
        $customer->update($request->validate(['name' => 'required']));
        return back();
    }

    public function create(Request $request)
    {
        // ruleid: php-mass-assignment-from-request
        return Customer::create($request->all());
    }

    public function fill(Request $request, Customer $customer)
    {
        $fields = $request->except('_token');
        // ruleid: php-mass-assignment-from-request
        $customer->forceFill($fields)->save();
        // ok: php-mass-assignment-from-request
        $customer->name = $request->input('name');
    }
}
