// ruleid: import-of-module, import-of-one
import {till, cart} from "shop";
// ruleid: import-of-module, import-of-default
import all from "shop/all";
// ruleid: import-of-module
import * as everything from "shop";
// ok: import-of-module
import more from "shopping";
// ruleid: import-of-module, import-of-default, import-of-one
import shop, {cart as basket} from "shop";
