<?php

namespace App\Models;

use Illuminate\Foundation\Auth\User as Authenticatable;

class Customer extends Authenticatable
{
    protected $fillable = ['name', 'street', 'phone'];

    protected $hidden = ['password', 'remember_token'];
}
