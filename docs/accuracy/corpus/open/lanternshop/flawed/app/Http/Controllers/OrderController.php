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
        $order = DB::table('orders')->where('id', $id)->first();
        abort_if($order === null, 404);

        return response()->json(['id' => $order->id, 'cents' => $order->cents]);
    }

    public function quote(Request $request)
    {
        try {
            return response()->json(['cents' => $this->price((string) $request->input('rule'), $request->integer('pieces'))]);
        } catch (\Throwable $problem) {
            return response()->json(['error' => $problem->getMessage(), 'trace' => $problem->getTraceAsString()], 500);
        }
    }

    private function price(string $rule, int $pieces): int
    {
        return (int) eval('return ' . str_replace('pieces', (string) $pieces, $rule) . ';');
    }

    public function basket(Request $request)
    {
        return response()->json($this->restore((string) $request->cookie('basket')));
    }

    private function restore(string $cookie): mixed
    {
        $text = base64_decode($cookie);
        return unserialize($text);
    }

    public function payment(Request $request)
    {
        $event = $request->json()->all();
        DB::table('orders')->where('id', (int) $event['order'])->update(['paid' => true]);

        return response()->noContent();
    }
}
