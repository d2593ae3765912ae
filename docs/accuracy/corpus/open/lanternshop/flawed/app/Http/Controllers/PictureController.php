<?php

namespace App\Http\Controllers;

use App\Services\PictureStore;
use Illuminate\Http\Request;

class PictureController extends Controller
{
    public function __construct(private PictureStore $pictures)
    {
    }

    public function show(string $name)
    {
        return response($this->pictures->read($name))->header('Content-Type', 'image/jpeg');
    }

    public function store(Request $request)
    {
        return response()->json(['name' => $this->pictures->store($request->file('picture'))]);
    }

    public function album(Request $request)
    {
        $this->pictures->unpack($request->file('album')->getRealPath());

        return back();
    }

    public function resize(Request $request)
    {
        return response()->json(['done' => $this->pictures->resize((string) $request->input('name'), (string) $request->input('size'))]);
    }
}
