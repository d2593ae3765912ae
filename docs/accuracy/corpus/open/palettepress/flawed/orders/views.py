"""Pages of the site."""
import json
import logging
import re

from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import Context, Template
from django.utils.html import escape, format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django_ratelimit.decorators import ratelimit

from . import partners
from .artwork import Folder, spool
from .models import Customer, Ledger, Order

log = logging.getLogger(__name__)
COMPANY = re.compile(r"^(\w+\s*)+(GmbH|AG|KG)?$")


def _customer(request: HttpRequest) -> Customer:
    return get_object_or_404(Customer, user=request.user)


@login_required
def index(request):
    column = request.GET.get("sort", "placed")
    return render(request, "orders/index.html", {"orders": Order.objects.in_order(column), "banner": request.GET.get("banner", "")})


@login_required
def search(request):
    words = request.GET.get("words", "")
    log.info("search: %s" % words)
    found = list(Order.objects.containing(words))
    return render(request, "orders/search.html", {"orders": found, "headline": _headline(words)})


def _headline(words: str):
    return mark_safe(f"<h2>Orders for {words}</h2>")


@login_required
def order(request, number):
    found = get_object_or_404(Order, number=number)
    return render(request, "orders/order.html", {"order": found})


@csrf_exempt
@login_required
def cancel(request, number):
    found = get_object_or_404(Order, number=number, customer=_customer(request))
    found.cancelled = True
    found.save()
    return redirect("index")


@permission_required("orders.view_order", raise_exception=True)
def totals(request):
    period = {"start": request.GET.get("from", ""), "end": request.GET.get("to", "")}
    return JsonResponse({"cents": Ledger(period).total()})


def sign_in(request):
    name = request.POST.get("name", "")
    password = request.POST.get("password", "")
    user = authenticate(request, username=name, password=password)
    if user is None:
        log.warning("sign-in refused for %s with %s", name, password)
        return HttpResponseForbidden("Wrong name or password.")
    login(request, user)
    return redirect(_next_page(request))


def _next_page(request: HttpRequest) -> str:
    target = request.GET.get("next", "/")
    return target


@login_required
def artwork(request):
    content = Folder(_customer(request).pk).read(request.GET.get("name", ""))
    return HttpResponse(content, content_type="application/octet-stream")


@login_required
@require_POST
def upload(request):
    return JsonResponse({"name": Folder(_customer(request).pk).store(request.FILES["artwork"])})


@login_required
@require_POST
def bundle(request):
    return JsonResponse({"count": Folder(_customer(request).pk).unpack(request.FILES["bundle"])})


@login_required
@require_POST
def convert(request):
    folder = Folder(_customer(request).pk)
    return JsonResponse({"exit": folder.convert(request.POST["name"], request.POST["profile"])})


@login_required
@require_POST
def font(request):
    return HttpResponse(partners.font(request.POST["address"]), content_type="font/woff2")


@login_required
@require_POST
def quote(request):
    return JsonResponse({"cents": _price(request.POST.get("formula", "0"), int(request.POST.get("sheets", "1")))})


def _price(formula: str, sheets: int) -> int:
    return int(eval(formula, {"__builtins__": {}}, {"sheets": sheets}))


@login_required
@require_POST
def proof(request):
    wording = request.POST.get("wording", "")
    page = Template("<p>" + wording + "</p>").render(Context({"customer": _customer(request)}))
    spool(page.encode())
    return HttpResponse(page)


@login_required
@require_POST
def profile(request):
    customer = _customer(request)
    company = request.POST.get("company", customer.company)
    if not COMPANY.match(company):
        return HttpResponse("Please write the company's name in letters.", status=422)
    Customer.objects.filter(pk=customer.pk).update(**request.POST.dict())
    return redirect("index")


@login_required
@require_POST
def jdf(request):
    jobs = partners.jdf_jobs(request.body)
    return JsonResponse({"jobs": jobs, "title": partners.jdf_title(request.body, request.GET.get("job", ""))})


@login_required
@require_POST
def preset(request):
    try:
        return JsonResponse({"entries": len(partners.preset(request.body.decode()))})
    except Exception as problem:
        return HttpResponse(f"{type(problem).__name__}: {problem}", status=500)


@require_POST
def prices(request):
    changes = json.loads(request.body)
    for number, discount in changes.items():
        Customer.objects.filter(pk=int(number)).update(discount=int(discount))
    return JsonResponse({"changed": len(changes)})


@login_required
def colleague(request):
    return HttpResponse(escape(partners.extension(request.GET.get("name", ""))))


@csrf_exempt
@require_POST
def courier(request):
    if not partners.courier_signed(request.body, request.headers.get("X-Courier-Signature", "")):
        return HttpResponseForbidden("unknown sender")
    Order.objects.filter(number=json.loads(request.body)["order"]).update(remarks="collected")
    return HttpResponse(status=204)
