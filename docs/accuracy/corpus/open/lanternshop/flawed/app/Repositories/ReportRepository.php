<?php

namespace App\Repositories;

use Illuminate\Support\Facades\DB;

class ReportRepository
{
    /** @param array{from: string, to: string, group: string} $filter */
    public function turnover(array $filter): array
    {
        $sql = 'SELECT SUM(cents) AS cents FROM orders ' . $this->between($filter);

        return DB::select($sql);
    }

    private function between(array $filter): string
    {
        return "WHERE placed BETWEEN '{$filter['from']}' AND '{$filter['to']}'";
    }

    public function lines(array $filter): array
    {
        return DB::table('orders')->whereBetween('placed', [$filter['from'], $filter['to']])->limit(500)->get()->all();
    }
}
