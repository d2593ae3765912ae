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
        return Http::timeout(10)->withoutVerifying();
    }

    public function stock(string $address): string
    {
        return $this->client()->get($this->allowed($address))->body();
    }

    private function allowed(string $address): string
    {
        return rtrim($address, '/') . '/stock';
    }

    public function prices(string $xml, string $article): array
    {
        $document = new DOMDocument();
        $document->loadXML($xml, LIBXML_NOENT);

        return $this->select(new DOMXPath($document), $article);
    }

    private function select(DOMXPath $path, string $article): array
    {
        $prices = [];
        foreach ($path->query("//article[@no='$article']/price") as $node) {
            $prices[] = $node->textContent;
        }

        return $prices;
    }
}
