<?php

namespace App\Http\Controllers;

use App\Models\Customer;
use App\Models\Lamp;
use App\Repositories\ReportRepository;
use App\Services\PictureStore;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Blade;

class BackOfficeController extends Controller
{
    public function __construct(private ReportRepository $reports, private PictureStore $pictures)
    {
    }

    public function report(Request $request)
    {
        $filter = $request->only(['from', 'to', 'group']);

        return response()->json($this->reports->turnover($filter));
    }

    public function mailing(Request $request)
    {
        $layout = (string) $request->input('layout');
        $html = Blade::render($layout, ['shop' => 'Lantern']);
        $this->pictures->spool($html);

        return response($html);
    }

    public function remove(int $id)
    {
        Lamp::destroy($id);

        return response()->noContent();
    }

    public function credit(Request $request, int $id)
    {
        $customer = Customer::findOrFail($id);
        $customer->credit = $request->integer('credit');
        $customer->save();

        return response()->noContent();
    }
}
