<?php

namespace App\Http\Controllers;

use App\Services\SupplierClient;
use Illuminate\Http\Request;

class SupplierController extends Controller
{
    public function __construct(private SupplierClient $suppliers)
    {
    }

    public function stock(Request $request)
    {
        return response()->json(['length' => strlen($this->suppliers->stock((string) $request->input('address')))]);
    }

    public function import(Request $request)
    {
        return response()->json($this->suppliers->prices($request->getContent(), (string) $request->query('article')));
    }
}
