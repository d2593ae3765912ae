<?php

// ruleid: php-extract-of-request
extract($_POST);
// ruleid: php-extract-of-request
extract($_REQUEST, EXTR_OVERWRITE);
// ruleid: php-extract-of-request
parse_str($_SERVER['QUERY_STRING']);
// ok: php-extract-of-request
extract($_GET, EXTR_SKIP);
// ok: php-extract-of-request
parse_str($_SERVER['QUERY_STRING'], $fields);
// ok: php-extract-of-request
extract($settings);
