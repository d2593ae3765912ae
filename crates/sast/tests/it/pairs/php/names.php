<?php
use Shop\Cart as Basket;
// ruleid: function-in-any-case
Send(1);
// ok: function-in-any-case
$send(1);
// ruleid: imported-class
$x = new Basket(1);
// ok: imported-class
$x = new Cart(1);
