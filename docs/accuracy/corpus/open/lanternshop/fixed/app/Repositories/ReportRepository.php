<?php

namespace App\Repositories;

use Illuminate\Support\Facades\DB;

class ReportRepository
{
    /** @param array{from: string, to: string, group: string} $filter */
    public function turnover(array $filter): array
    {
        return DB::select('SELECT SUM(cents) AS cents FROM orders WHERE placed BETWEEN ? AND ?', [$filter['from'], $filter['to']]);
    }

    public function lines(array $filter): array
    {
        return DB::table('orders')->whereBetween('placed', [$filter['from'], $filter['to']])->limit(500)->get()->all();
    }
}
