<?php
class Customer extends Model
{
    // ruleid: php-model-unguarded
    protected $guarded = [];
}

class Account extends Authenticatable
{
    // ruleid: php-model-unguarded
    protected $fillable = ['*'];
}

// ruleid: php-model-unguarded
Model::unguard();

class Lamp extends Model
{
    // ok: php-model-unguarded
    protected $fillable = ['name', 'price'];
}

class Order extends Model
{
    // ok: php-model-unguarded
    protected $guarded = ['id', 'paid'];
}

class Widget extends Component
{
    // ok: php-model-unguarded
    protected $guarded = [];
}
