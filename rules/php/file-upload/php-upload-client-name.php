<?php

function direct() {
    // ruleid: php-upload-client-name
    move_uploaded_file($_FILES['image']['tmp_name'], 'uploads/' . $_FILES['image']['name']);
    // ruleid: php-upload-client-name
    move_uploaded_file($_FILES['image']['tmp_name'], 'uploads/' . basename($_FILES['image']['name']));
}

function named() {
    $target = 'uploads/' . basename($_FILES['image']['name']);
    // ruleid: php-upload-client-name
    move_uploaded_file($_FILES['image']['tmp_name'], $target);
}

function checked() {
    $target = 'uploads/' . basename($_FILES['image']['name']);
    if (!in_array(pathinfo($target, PATHINFO_EXTENSION), ['png', 'jpg'])) {
        return;
    }
    // ok: php-upload-client-name
    move_uploaded_file($_FILES['image']['tmp_name'], $target);
}

function own() {
    $name = bin2hex(random_bytes(16)) . '.png';
    // ok: php-upload-client-name
    move_uploaded_file($_FILES['image']['tmp_name'], "/srv/uploads/$name");
    // ok: php-upload-client-name
    echo htmlspecialchars($_FILES['image']['name']);
}
