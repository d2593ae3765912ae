"""Addresses of the site."""
from django.urls import path

from orders import views

urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.search),
    path("orders/<int:number>/", views.order),
    path("orders/<int:number>/cancel/", views.cancel),
    path("orders/totals/", views.totals),
    path("sign-in/", views.sign_in),
    path("artwork/", views.artwork),
    path("artwork/upload/", views.upload),
    path("artwork/bundle/", views.bundle),
    path("artwork/convert/", views.convert),
    path("fonts/", views.font),
    path("quote/", views.quote),
    path("proof/", views.proof),
    path("profile/", views.profile),
    path("imports/jdf/", views.jdf),
    path("imports/preset/", views.preset),
    path("staff/prices/", views.prices),
    path("staff/colleague/", views.colleague),
    path("hooks/courier/", views.courier),
]
