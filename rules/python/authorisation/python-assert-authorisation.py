from django.core.exceptions import PermissionDenied


def delete_user(request, user_id):
    # ruleid: python-assert-authorisation
    assert request.user.is_staff
    return remove(user_id)


def publish(user, article):
    # ruleid: python-assert-authorisation
    assert user.has_perm("blog.publish", article), "not allowed"
    article.publish()


def configure(current_user, settings):
    # ruleid: python-assert-authorisation
    assert current_user.role == "admin"
    settings.save()


def delete_user_safe(request, user_id):
    # ok: python-assert-authorisation
    if not request.user.is_staff:
        raise PermissionDenied
    return remove(user_id)


def internal(user):
    # ok: python-assert-authorisation
    assert user is not None
    # ok: python-assert-authorisation
    assert user.name
    return user


def shape(matrix):
    # ok: python-assert-authorisation
    assert matrix.is_square()
    return matrix


def remove(user_id):
    return user_id
