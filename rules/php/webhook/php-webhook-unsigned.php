<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Route;

Route::post('/hooks/payment', [PaymentController::class, 'paid']);
Route::post('/hooks/parcel', [ParcelController::class, 'moved']);
Route::post('/orders', [ParcelController::class, 'order']);

class PaymentController extends Controller
{
    // ruleid: php-webhook-unsigned
    public function paid(Request $request)
    {
        DB::table('orders')->where('id', $request->integer('order'))->update(['paid' => true]);

        return response()->noContent();
    }
}

class ParcelController extends Controller
{
    // ok: php-webhook-unsigned
    public function moved(Request $request)
    {
        $expected = hash_hmac('sha256', $request->getContent(), config('services.parcel.key'));
        abort_unless(hash_equals($expected, (string) $request->header('X-Parcel-Signature')), 403);
        DB::table('parcels')->where('number', $request->input('number'))->update(['state' => $request->input('state')]);

        return response()->noContent();
    }

    // ok: php-webhook-unsigned
    public function order(Request $request)
    {
        DB::table('orders')->insert(['article' => $request->integer('article')]);

        return back();
    }
}
