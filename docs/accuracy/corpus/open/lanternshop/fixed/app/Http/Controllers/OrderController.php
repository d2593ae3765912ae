<?php

namespace App\Http\Controllers;

use App\Services\Vault;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\DB;

class OrderController extends Controller
{
    public function __construct(private Vault $vault)
    {
    }

    public function index()
    {
        return view('orders', ['orders' => DB::table('orders')->where('customer_id', Auth::id())->get()]);
    }

    public function show(int $id)
    {
        $order = DB::table('orders')->where('id', $id)->where('customer_id', Auth::id())->first();
        abort_if($order === null, 404);

        return response()->json(['id' => $order->id, 'cents' => $order->cents]);
    }

    public function quote(Request $request)
    {
        try {
            return response()->json(['cents' => $this->price((string) $request->input('rule'), $request->integer('pieces'))]);
        } catch (\Throwable $problem) {
            report($problem);

            return response()->json(['error' => 'the quote failed'], 500);
        }
    }

    private function price(string $rule, int $pieces): int
    {
        $rates = ['single' => 4900, 'dozen' => 4400];

        return ($rates[$rule] ?? 4900) * $pieces;
    }

    public function basket(Request $request)
    {
        return response()->json($this->restore((string) $request->cookie('basket')));
    }

    private function restore(string $cookie): mixed
    {
        $text = base64_decode($cookie);
        return unserialize($text, ['allowed_classes' => false]);
    }

    public function payment(Request $request)
    {
        abort_unless($this->vault->signed($request->getContent(), (string) $request->header('X-Payment-Signature')), 401);
        $event = $request->json()->all();
        DB::table('orders')->where('id', (int) $event['order'])->update(['paid' => true]);

        return response()->noContent();
    }
}
