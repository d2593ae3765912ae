<?php
class Album
{
    private string $root = '/srv/albums';

    public function unpack(string $archive): void
    {
        $zip = new ZipArchive();
        $zip->open($archive);
        for ($i = 0; $i < $zip->numFiles; $i++) {
            $this->write($zip->getNameIndex($i), $zip->getFromIndex($i));
            // ruleid: php-archive-entry-path
            file_put_contents($this->root . '/' . $zip->getNameIndex($i), 'x');
            $stat = $zip->statIndex($i);
            // ruleid: php-archive-entry-path
            $sink = fopen($this->root . '/' . $stat['name'], 'wb');
            // ok: php-archive-entry-path
            file_put_contents($this->root . '/' . basename($zip->getNameIndex($i)), 'x');
            // ok: php-archive-entry-path
            file_put_contents($this->root . "/entry-$i.bin", 'x');
            $name = $zip->getNameIndex($i);
            if (str_contains($name, '..')) {
                continue;
            }
            // ok: php-archive-entry-path
            file_put_contents($this->root . '/' . $name, 'x');
        }
    }

    private function write(string $name, string $content): void
    {
        $target = $this->root . '/' . $name;
        // ruleid: php-archive-entry-path
        file_put_contents($target, $content);
    }
}
