<?php
class PictureStore
{
    public function store(UploadedFile $file): string
    {
        $name = $file->getClientOriginalName();
        // ruleid: php-upload-keeps-client-name
        $file->move('/srv/public/pictures', $name);
        return $name;
    }

    public function keep(UploadedFile $file): void
    {
        // ruleid: php-upload-keeps-client-name
        $file->storeAs('pictures', $file->getClientOriginalName());
        // ok: php-upload-keeps-client-name
        $file->storeAs('pictures', $file->hashName());
        // ok: php-upload-keeps-client-name
        $file->move('/srv/pictures', Str::uuid() . '.' . $file->guessExtension());
    }
}

// ruleid: php-upload-keeps-client-name
move_uploaded_file($_FILES['score']['tmp_name'], '/srv/scores/' . $_FILES['score']['name']);
// ok: php-upload-keeps-client-name
move_uploaded_file($_FILES['score']['tmp_name'], '/srv/scores/' . bin2hex(random_bytes(8)) . '.pdf');
$kind = pathinfo($_FILES['score']['name'], PATHINFO_EXTENSION);
if (!in_array($kind, ['pdf'], true)) {
    exit;
}
// ok: php-upload-keeps-client-name
move_uploaded_file($_FILES['score']['tmp_name'], '/srv/scores/' . uniqid() . '.' . $kind);
