<?php
class Prices
{
    public function of(DOMDocument $document, string $article)
    {
        $path = new DOMXPath($document);
        // ruleid: php-xpath-from-input
        return $path->query("//article[@no='$article']/price");
    }

    public function first(DOMXPath $path, string $article)
    {
        // ruleid: php-xpath-from-input
        return $path->evaluate('//article[@no="' . $article . '"]');
    }

    public function numbered(DOMXPath $path, string $article)
    {
        // ok: php-xpath-from-input
        return $path->query('//article[' . (int) $article . ']');
    }

    public function all(DOMXPath $path, string $article)
    {
        // ok: php-xpath-from-input
        return $path->query('//article');
    }
}

$prices = new Prices();
$prices->of($document, $_GET['article']);
$prices->first($path, $_GET['article']);
$prices->numbered($path, $_GET['article']);
$prices->all($path, $_GET['article']);
$xml = simplexml_load_file('members.xml');
// ruleid: php-xpath-from-input
$xml->xpath("//member[name='" . $_POST['name'] . "']");
// ok: php-xpath-from-input
$xml->xpath('//member');
