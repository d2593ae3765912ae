<?php

namespace App\Services;

use DOMDocument;
use DOMXPath;
use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;

class SupplierClient
{
    private function client(): PendingRequest
    {
        return Http::timeout(10)->withOptions(['allow_redirects' => false]);
    }

    public function stock(string $address): string
    {
        return $this->client()->get($this->allowed($address))->body();
    }

    private function allowed(string $address): string
    {
        $host = parse_url($address, PHP_URL_HOST);
        abort_unless(in_array($host, config('lantern.supplier_hosts'), true), 422);

        return 'https://' . $host . '/stock';
    }

    public function prices(string $xml, string $article): array
    {
        $document = new DOMDocument();
        $document->loadXML($xml, LIBXML_NONET);

        return $this->select(new DOMXPath($document), $article);
    }

    private function select(DOMXPath $path, string $article): array
    {
        $prices = [];
        foreach ($path->query('//article/price') as $node) {
            if ($node->parentNode->getAttribute('no') === $article) {
                $prices[] = $node->textContent;
            }
        }

        return $prices;
    }
}
