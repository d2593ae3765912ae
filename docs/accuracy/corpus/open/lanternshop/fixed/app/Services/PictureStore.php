<?php

namespace App\Services;

use Illuminate\Http\UploadedFile;
use Illuminate\Support\Facades\Process;
use Illuminate\Support\Str;
use ZipArchive;

class PictureStore
{
    private string $root;

    public function __construct()
    {
        $this->root = config('lantern.pictures');
        if (!is_dir($this->root)) {
            mkdir($this->root, 0750, true);
        }
    }

    private function path(string $name): string
    {
        return $this->root . '/' . basename($name);
    }

    public function read(string $name): string
    {
        return (string) file_get_contents($this->path($name));
    }

    public function store(UploadedFile $file): string
    {
        $kind = $file->guessExtension();
        abort_unless(in_array($kind, ['jpg', 'png'], true), 422);
        $name = Str::uuid() . '.' . $kind;
        $file->move(public_path('pictures'), $name);

        return $name;
    }

    public function unpack(string $archive): void
    {
        $zip = new ZipArchive();
        $zip->open($archive);
        for ($i = 0; $i < $zip->numFiles; $i++) {
            $this->write($zip->getNameIndex($i), $zip->getFromIndex($i, 4_000_000));
        }
    }

    private function write(string $name, string $content): void
    {
        $target = $this->root . '/albums/' . basename($name);
        file_put_contents($target, $content);
    }

    public function resize(string $name, string $size): bool
    {
        $size = preg_match('/^\d{1,4}x\d{1,4}$/', $size) === 1 ? $size : '640x480';

        return Process::path($this->root)->run(['convert', $this->path($name), '-resize', $size, 'small.jpg'])->successful();
    }

    public function spool(string $content): string
    {
        $file = tempnam(sys_get_temp_dir(), 'mailing');
        file_put_contents($file, $content);

        return $file;
    }
}
