<?php

use App\Http\Controllers\AccountController;
use App\Http\Controllers\BackOfficeController;
use App\Http\Controllers\CatalogueController;
use App\Http\Controllers\OrderController;
use App\Http\Controllers\PictureController;
use App\Http\Controllers\SupplierController;
use Illuminate\Support\Facades\Route;

Route::get('/', [CatalogueController::class, 'index']);
Route::get('/search', [CatalogueController::class, 'search']);
Route::get('/lamps/{lamp}', [CatalogueController::class, 'show']);
Route::get('/sign-in', [AccountController::class, 'form'])->name('login');
Route::post('/sign-in', [AccountController::class, 'signIn']);

Route::middleware('auth')->group(function () {
    Route::get('/orders', [OrderController::class, 'index']);
    Route::get('/orders/{id}', [OrderController::class, 'show']);
    Route::post('/orders/quote', [OrderController::class, 'quote']);
    Route::post('/profile', [AccountController::class, 'update']);
    Route::post('/pictures', [PictureController::class, 'store']);
    Route::get('/pictures/{name}', [PictureController::class, 'show'])->where('name', '.*');
    Route::post('/pictures/album', [PictureController::class, 'album']);
    Route::post('/pictures/resize', [PictureController::class, 'resize']);
    Route::get('/basket', [OrderController::class, 'basket']);
});

Route::delete('/office/lamps/{id}', [BackOfficeController::class, 'remove']);
Route::middleware('auth')->post('/office/customers/{id}/credit', [BackOfficeController::class, 'credit']);
Route::middleware(['auth', 'can:manage-shop'])->group(function () {
    Route::get('/office/report', [BackOfficeController::class, 'report']);
    Route::post('/office/mailing', [BackOfficeController::class, 'mailing']);
    Route::post('/office/suppliers/stock', [SupplierController::class, 'stock']);
    Route::post('/office/suppliers/list', [SupplierController::class, 'import']);
});
Route::post('/hooks/payment', [OrderController::class, 'payment']);
