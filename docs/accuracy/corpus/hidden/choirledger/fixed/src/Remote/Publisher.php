<?php

declare(strict_types=1);

namespace ChoirLedger\Remote;

use ChoirLedger\Settings;

/** Fetches sheet music and price lists from publishers. */
final class Publisher
{
    public function __construct(private readonly Settings $settings)
    {
    }

    public function fetch(string $address): string
    {
        return $this->request($this->checked($address));
    }

    private function checked(string $address): string
    {
        $host = parse_url($address, PHP_URL_HOST);
        if (parse_url($address, PHP_URL_SCHEME) !== 'https' || !in_array($host, $this->settings->list('publisher_hosts'), true)) {
            throw new \InvalidArgumentException('unknown publisher');
        }

        return $address;
    }

    private function request(string $address): string
    {
        $handle = curl_init($address);
        curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
        curl_setopt($handle, CURLOPT_TIMEOUT, 15);
        curl_setopt($handle, CURLOPT_SSL_VERIFYPEER, true);
        $body = curl_exec($handle);
        curl_close($handle);

        return is_string($body) ? $body : '';
    }

    public function price(string $xml, string $title): string
    {
        $document = new \DOMDocument();
        $document->loadXML($xml, LIBXML_NONET);
        $path = new \DOMXPath($document);
        foreach ($path->query('//piece') as $piece) {
            if ($path->evaluate('string(title)', $piece) === $title) {
                return (string) $path->evaluate('string(price)', $piece);
            }
        }

        return '';
    }
}
