<?php

declare(strict_types=1);

namespace ChoirLedger\Web;

use ChoirLedger\Letter\Composer;
use ChoirLedger\Remote\Publisher;
use ChoirLedger\Settings;
use ChoirLedger\Storage\Database;
use ChoirLedger\Storage\MemberRepository;

/** The pages of the federation's office. */
final class Pages
{
    private MemberRepository $members;

    public function __construct(private readonly Settings $settings, private readonly Request $request)
    {
        $this->members = new MemberRepository(new Database($settings));
    }

    public function search(): string
    {
        $form = $this->request->all();
        $found = $this->members->search($form);

        return $this->table('Members for ' . ($form['voice'] ?? 'all voices'), $found);
    }

    public function listing(): string
    {
        return $this->table('Members', $this->members->listing($this->request->all()));
    }

    /** @param list<array<string, mixed>> $rows */
    private function table(string $title, array $rows): string
    {
        $lines = array_map(static fn (array $row): string => '<li>' . htmlspecialchars((string) $row['name']) . '</li>', $rows);

        return '<h1>' . htmlspecialchars($title) . '</h1><ul>' . implode('', $lines) . '</ul>';
    }

    public function signIn(): string
    {
        $mail = $this->request->form('mail');
        $member = $this->members->credentials($mail);
        if ($member === null || !Passwords::matches($this->request->form('password'), $member['digest'])) {
            error_log('sign-in refused');

            return '<p>Wrong address or password.</p>';
        }
        session_regenerate_id(true);
        $_SESSION['member'] = $member['id'];
        $_SESSION['role'] = $member['role'];
        $this->leave($this->request->form('next', '/'));

        return '';
    }

    private function leave(string $target): void
    {
        $address = preg_match('#^/(?![/\\\\])[\w/?=&.-]*$#', $target) === 1 ? $target : '/';
        header('Location: ' . $address);
    }

    public function upload(): string
    {
        $file = $this->request->file('score');
        $extension = strtolower(pathinfo($file['name'], PATHINFO_EXTENSION));
        if (!in_array($extension, ['pdf', 'mxl'], true)) {
            return '<p>Only PDF and MusicXML.</p>';
        }
        $target = $this->settings->get('scores') . '/' . bin2hex(random_bytes(16)) . '.' . $extension;
        move_uploaded_file($file['tmp_name'], $target);

        return '<p>Thank you.</p>';
    }

    public function preview(): string
    {
        return (new Composer($this->settings))->fromText($this->request->form('layout'), ['greeting' => 'Dear friends']);
    }

    public function price(): string
    {
        $publisher = new Publisher($this->settings);
        $list = $publisher->fetch($this->request->query('list'));

        return htmlspecialchars($publisher->price($list, $this->request->form('title')));
    }

    public function profile(): string
    {
        $id = (int) ($_SESSION['member'] ?? 0);
        $this->members->update($id, array_intersect_key($this->request->all(), ['phone' => '', 'street' => '']));

        return '<p>Saved.</p>';
    }

    public function conductor(): string
    {
        $connection = ldap_connect('ldaps://directory.federation.internal');
        $result = ldap_search($connection, 'ou=conductors,dc=federation', $this->filter($this->request->query('name')));
        $entries = ldap_get_entries($connection, $result);

        return htmlspecialchars((string) ($entries[0]['mail'][0] ?? ''));
    }

    private function filter(string $name): string
    {
        return '(&(objectClass=person)(cn=' . ldap_escape($name, '', LDAP_ESCAPE_FILTER) . '))';
    }

    public function member(): string
    {
        $member = $this->members->byId((int) $this->request->query('id'));
        if ($member === null || ($_SESSION['role'] !== 'office' && $member['id'] !== $_SESSION['member'])) {
            return '<p>No such member.</p>';
        }

        return '<h1>' . htmlspecialchars((string) $member['name']) . '</h1>';
    }

    public function page(string $name): string
    {
        return match ($name) {
            'member' => $this->member(),
            'conductor' => $this->conductor(),
            default => $this->listing(),
        };
    }

    public function invited(): string
    {
        $claims = Passwords::claims($this->request->query('token'), $this->settings->tokenKey());

        return htmlspecialchars((string) ($claims['choir'] ?? ''));
    }

    public function nickname(): string
    {
        $name = $this->request->form('nickname');
        $valid = preg_match('/^\w[\w ]{0,39}$/', $name) === 1;

        return $valid ? '<p>Nice name.</p>' : '<p>Choose another.</p>';
    }
}
