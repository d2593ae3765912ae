<?php

namespace App\Http\Controllers;

use App\Models\Lamp;
use Illuminate\Http\Request;

class CatalogueController extends Controller
{
    public function index(Request $request)
    {
        $lamps = Lamp::sorted($request->query('sort'))->paginate(40);

        return view('catalogue', ['lamps' => $lamps, 'notice' => $request->query('notice')]);
    }

    public function search(Request $request)
    {
        $words = (string) $request->input('words');
        $this->note('search', $words);
        $found = Lamp::matching($words)->limit(50)->get();
        if ($found->isEmpty()) {
            return response($this->nothing($words));
        }

        return view('catalogue', ['lamps' => $found, 'notice' => null]);
    }

    private function nothing(string $words): string
    {
        return '<p>No lamp is called ' . $words . '.</p>';
    }

    public function show(Lamp $lamp)
    {
        return view('lamp', ['lamp' => $lamp]);
    }
}
