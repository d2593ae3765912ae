from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]


@login_required
def proof(request, pk):
    # ruleid: python-object-of-anybody
    found = get_object_or_404(Proof, pk=pk)
    return HttpResponse(found.text)


@login_required
@require_POST
def accept(request, pk):
    # ok: python-object-of-anybody
    found = get_object_or_404(Proof, pk=pk, customer=request.user.customer)
    found.save()
    return HttpResponse(status=204)


@csrf_exempt
@login_required
@require_POST
def order(request):
    Order.objects.create(customer=request.user.customer, text=request.POST["text"])
    return HttpResponse(status=204)


@csrf_exempt
@require_POST
def courier(request):
    if not hmac.compare_digest(sign(request.body), request.headers["X-Signature"]):
        return HttpResponse(status=401)
    Order.objects.filter(pk=1).update(sent=True)
    return HttpResponse(status=204)


@require_POST
def clear(request):
    Proof.objects.all().delete()
    return HttpResponse(status=204)


urlpatterns = [
    path("proofs/<int:pk>/", proof),
    path("proofs/<int:pk>/keep/", accept),
    path("orders/", order),
    path("hooks/courier/", courier),
    path("proofs/clear/", clear),
]
