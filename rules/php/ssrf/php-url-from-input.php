<?php
use Illuminate\Support\Facades\Http;

class Suppliers
{
    public function stock(string $address): string
    {
        // ruleid: php-url-from-input
        return Http::timeout(10)->get($address)->body();
    }

    public function checked(string $address): string
    {
        $host = parse_url($address, PHP_URL_HOST);
        if (!in_array($host, ['api.glass.example'], true)) {
            throw new InvalidArgumentException('unknown host');
        }
        // ok: php-url-from-input
        return Http::timeout(10)->get('https://' . $host . '/stock')->body();
    }
}

(new Suppliers())->stock($_POST['address']);
(new Suppliers())->checked($_POST['address']);
// ruleid: php-url-from-input
$handle = curl_init($_GET['url']);
// ruleid: php-url-from-input
$this->client->request('GET', $_GET['url']);
// ok: php-url-from-input
$this->client->request('GET', 'https://api.glass.example/stock/' . $_GET['article']);
// ok: php-url-from-input
$handle = curl_init('https://api.glass.example/stock');
