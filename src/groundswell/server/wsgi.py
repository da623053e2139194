"""What a web server calls. `groundswell serve` runs it under gunicorn gthread, never sync workers."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.server.settings")

application = get_wsgi_application()
