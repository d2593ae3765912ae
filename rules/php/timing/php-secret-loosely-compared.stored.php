<?php

class Calendar
{
    public function feed($request, $helper): bool
    {
        // ruleid: php-secret-loosely-compared
        return $helper->calendarToken != $request->query->get('token');
    }

    public function check($request, array $row): bool
    {
        // ruleid: php-secret-loosely-compared
        return $row['reset_code'] === $_POST['code'];
    }

    public function accepts(string $payload, ?string $given): bool
    {
        // ruleid: php-secret-loosely-compared
        return $this->signature($payload) === $given;
    }

    public function genuine(array $query, string $path): bool
    {
        $expected = hash_hmac('sha256', $path, $this->pepper);
        // ruleid: php-secret-loosely-compared
        return strcmp($expected, $query['sig']) === 0;
    }

    public function found(string $token): bool
    {
        foreach ($this->children as $child) {
            // ok: php-secret-loosely-compared
            if ($token === $child->getToken()) {
                return true;
            }
        }
        return false;
    }

    public function isEqualTo($user): bool
    {
        // ok: php-secret-loosely-compared
        return $this->password === $user->getPassword();
    }

    public function repeated($request): bool
    {
        // ok: php-secret-loosely-compared
        return $request->get('password') === $request->get('password_confirm');
    }
}
