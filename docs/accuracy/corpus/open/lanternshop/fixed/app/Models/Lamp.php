<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;

class Lamp extends Model
{
    private const SORTS = ['name', 'price', 'created_at'];

    protected $fillable = ['name', 'price', 'description'];

    public static function matching(string $words): Builder
    {
        return static::query()->whereRaw('name LIKE ?', ['%' . $words . '%']);
    }

    public static function sorted(?string $column): Builder
    {
        return static::query()->orderByRaw(self::column($column));
    }

    private static function column(?string $column): string
    {
        return in_array($column, self::SORTS, true) ? $column : 'created_at';
    }
}
