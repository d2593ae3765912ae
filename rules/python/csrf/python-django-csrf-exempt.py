from django.http import JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect


# ruleid: python-django-csrf-exempt
@csrf_exempt
def transfer(request):
    return JsonResponse({"ok": True})


# ruleid: python-django-csrf-exempt
@method_decorator(csrf_exempt, name="dispatch")
class Transfer(View):
    def post(self, request):
        return JsonResponse({"ok": True})


urlpatterns = [
    # ruleid: python-django-csrf-exempt
    path("transfer", csrf_exempt(transfer)),
    # ok: python-django-csrf-exempt
    path("transfer-safe", transfer),
]


# ok: python-django-csrf-exempt
@csrf_protect
def protected(request):
    return JsonResponse({"ok": True})


# ok: python-django-csrf-exempt
@method_decorator(csrf_protect, name="dispatch")
class Protected(View):
    def post(self, request):
        return JsonResponse({"ok": True})


# ok: python-django-csrf-exempt
def plain(request):
    return JsonResponse({"ok": True})
