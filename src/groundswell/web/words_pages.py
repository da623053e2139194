"""Pages of words: how it works, what this is and what it keeps, and how far it is accessible."""

from __future__ import annotations

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("about/", TemplateView.as_view(template_name="about.html"), name="about"),
    path("accessibility/", TemplateView.as_view(template_name="accessibility.html"), name="accessibility"),
    path("how-it-works/", TemplateView.as_view(template_name="how_it_works.html"), name="how-it-works"),
]
