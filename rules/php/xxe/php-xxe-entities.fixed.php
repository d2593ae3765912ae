<?php

function parse($text) {
    $document = new DOMDocument();
    // ruleid: php-xxe-entities
    $document->loadXML($text, LIBXML_DTDLOAD);
    // ruleid: php-xxe-entities
    $element = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NONET);
    // ruleid: php-xxe-entities
    libxml_disable_entity_loader(false);
    // ok: php-xxe-entities
    $document->loadXML($text, LIBXML_NONET);
    // ok: php-xxe-entities
    $element = simplexml_load_string($text);
    // ok: php-xxe-entities
    libxml_disable_entity_loader(true);
}
