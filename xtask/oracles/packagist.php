<?php
// Composer's own `composer/semver` (Debian package php-composer-semver).
// Another copy of its source folder is taken from the environment.
$source = getenv('COMPOSER_SEMVER');
if ($source === false) {
    require_once 'Composer/Semver/autoload.php';
} else {
    spl_autoload_register(fn ($name) => require $source . str_replace(['Composer\\Semver', '\\'], ['', '/'], $name) . '.php');
}
$parser = new Composer\Semver\VersionParser();
while (($line = fgets(STDIN)) !== false) {
    [$a, $b] = explode("\t", rtrim($line, "\n"));
    try {
        [$a, $b] = [$parser->normalize($a), $parser->normalize($b)];
        $branches = (strpos($a, 'dev-') === 0) && (strpos($b, 'dev-') === 0);
        if ($branches) {
            echo $a === $b ? "=\n" : "?\n";
        } else {
            echo ['<', '=', '>'][version_compare($a, $b) + 1], "\n";
        }
    } catch (UnexpectedValueException $error) {
        echo "?\n";
    }
}
