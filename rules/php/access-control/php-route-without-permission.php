<?php

use App\Http\Controllers\OrderController;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Route;

Route::post('/sign-in', [AccountController::class, 'signIn']);
Route::post('/code/verify-otp', [AccountController::class, 'reset'])->middleware('throttle:5,1');

Route::middleware('auth')->group(function () {
    Route::get('/orders/{id}', [OrderController::class, 'show']);
    Route::get('/orders/{id}/bill', [OrderController::class, 'bill']);
    Route::post('/orders', [OrderController::class, 'store']);
    Route::post('/profile', [AccountController::class, 'update']);
});

Route::delete('/lamps/{id}', [OfficeController::class, 'remove']);

Route::middleware(['auth', 'can:manage-shop'])->prefix('admin')->group(function () {
    // ok: php-route-without-permission
    Route::post('/prices', [OfficeController::class, 'prices']);
    Route::post('/suppliers', [OfficeController::class, 'suppliers']);
});
// ruleid: php-route-without-permission
Route::middleware('auth')->post('/admin/credit', [OfficeController::class, 'credit']);

class Customer extends Model
{
    protected $guarded = [];
}

class Lamp extends Model
{
    protected $fillable = ['name', 'price'];
}

class VerifyCsrfToken extends Middleware
{
    protected $except = [
        'profile',
        'hooks/*',
    ];
}

class AccountController extends Controller
{
    public function signIn(Request $request)
    {
        return Auth::attempt($request->only('email', 'password')) ? back() : abort(401);
    }

    public function reset(Request $request)
    {
        return $this->passwords->reset($request->input('code'), $request->input('password'));
    }

    public function update(Request $request)
    {
        $customer = Customer::findOrFail(Auth::id());
        $customer->update($request->all());

        return back();
    }
}

class OrderController extends Controller
{
    public function show(int $id)
    {
        $order = Order::find($id);

        return response()->json($order->cents);
    }

    public function bill(int $id)
    {
        $order = Order::where('customer_id', Auth::id())->find($id);

        return response()->json($order->cents);
    }

    public function store(Request $request)
    {
        Order::create(['article' => $request->integer('article'), 'customer_id' => Auth::id()]);

        return back();
    }
}

class OfficeController extends Controller
{
    public function remove(int $id)
    {
        Lamp::destroy($id);
    }

    public function prices(Request $request)
    {
        Lamp::create($request->all());
    }

    public function suppliers(Request $request)
    {
        Supplier::create(['name' => $request->input('name')]);
    }

    public function credit(Request $request)
    {
        Credit::create(['customer' => $request->input('customer')]);
    }
}
