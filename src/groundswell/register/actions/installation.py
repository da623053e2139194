"""Naming this installation, fixing its today, and the notice on every page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from groundswell.records.asking import Asker
from groundswell.register.actions.filling import plain_value
from groundswell.register.actions.one_change import one_change
from groundswell.register.errors import NotValid
from groundswell.register.models import Instance
from groundswell.register.rules import may_set_instance, require

SETTABLE = ("name", "fixed_today", "notice")


def set_instance(by: Asker, **values: object) -> Instance:
    """Sets any of `name`, `fixed_today` and `notice`; what is not named stays. For administrators."""
    with one_change(by, "set instance") as entry:
        require(may_set_instance(by))
        Instance.objects.get_or_create(pk=1)
        instance = Instance.objects.select_for_update().get(pk=1)
        for name, value in values.items():
            if name not in SETTABLE:
                raise NotValid(_("An installation has no “%(field)s”.") % {"field": name}, field=name)
            setattr(instance, name, plain_value(Instance._meta.get_field(name), value))  # type: ignore[arg-type]
        instance.clean_fields()
        instance.save()
        entry.subject = "instance"
        entry.detail = {"fields": sorted(values), "fixed_today": instance.fixed_today}
    return instance
