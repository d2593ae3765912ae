<?php

class MemberController
{
    public function register($request, $em): void
    {
        $member = new Member();
        foreach ($request->request->all() as $field => $value) {
            // ruleid: php-fields-set-in-loop
            $member->$field = $value;
        }
        $em->persist($member);
    }

    public function change($request, $member): void
    {
        $data = json_decode($request->getContent(), true);
        foreach ($data as $key => $value) {
            $setter = 'set' . ucfirst($key);
            // ruleid: php-fields-set-in-loop
            $member->$setter($value);
        }
    }

    public function profile($member, $accessor): void
    {
        foreach ($_POST as $name => $value) {
            // ruleid: php-fields-set-in-loop
            $accessor->setValue($member, $name, $value);
        }
    }

    public function named($request, $member): void
    {
        foreach (['name', 'phone'] as $field) {
            // ok: php-fields-set-in-loop
            $member->$field = $request->request->get($field);
        }
    }

    public function listed($request, $member): void
    {
        foreach ($request->request->all() as $field => $value) {
            if (in_array($field, ['name', 'phone'], true)) {
                // ok: php-fields-set-in-loop
                $member->$field = $value;
            }
        }
    }

    public function search($request, $qb): void
    {
        foreach ($request->query->all() as $field => $value) {
            // ok: php-fields-set-in-loop
            $qb->setAttribute($field, $value);
        }
    }
}
