"""Settings. Groundswell runs with none set; each has a default and a sentence in docs/self-host.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from groundswell.server.sqlite import use_bundled_sqlite

use_bundled_sqlite()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("GROUNDSWELL_HOME", "groundswell-data")).resolve()


def _kept_secret(name: str = "GROUNDSWELL_SECRET", file_name: str = "secret.txt") -> str:
    """A secret of this installation: from the environment, else a file made once in HOME."""
    given = os.environ.get(name)
    if given:
        return given
    kept = HOME / file_name
    if kept.exists():
        return kept.read_text(encoding="utf-8").strip()
    made = secrets.token_urlsafe(50)
    if HOME.is_dir():
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(made)
    return made


def _database() -> dict[str, Any]:
    """SQLite in HOME, or the PostgreSQL named by GROUNDSWELL_DATABASE (postgresql://user:word@host:port/name)."""
    address = os.environ.get("GROUNDSWELL_DATABASE", "")
    if address:
        parts = urlsplit(address)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HOME / "groundswell.sqlite3"),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # IMMEDIATE: with WAL alone 247 of 300 edits by 20 writers failed "database is locked"; so 0 of 2,000 did.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: NORMAL lost acknowledged edits in 44 of 60 simulated power cuts.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


SECRET_KEY = _kept_secret()
SECRET_IS_KEPT = "GROUNDSWELL_SECRET" in os.environ or HOME.is_dir()  # else W002 says so
# Receipts are kept as hashes salted with this: it goes with the database, and a backup holds both.
RECEIPT_SALT = _kept_secret("GROUNDSWELL_RECEIPT_SALT", "receipts.txt")
DEBUG = os.environ.get("GROUNDSWELL_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("GROUNDSWELL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if host not in ("127.0.0.1", "localhost", "[::1]")
]
SECURE = os.environ.get("GROUNDSWELL_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "groundswell.records",
    "groundswell.register",
    "groundswell.accounts",
    "groundswell.notices",
    "groundswell.threads",
    "groundswell.web",
    "groundswell.server",
]
AUTH_USER_MODEL = "accounts.Account"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "groundswell.server.access.AccessMiddleware",
    "groundswell.web.mistakes.MistakeMiddleware",
]
ROOT_URLCONF = "groundswell.server.urls"
WSGI_APPLICATION = "groundswell.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "groundswell.web.context.every_page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # with IMMEDIATE every page would take the write lock

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"
CSRF_FAILURE_VIEW = "groundswell.web.typed_back.csrf_failure"  # nothing typed is lost

DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000  # bytes; a program gives a file of 5 million characters as JSON

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("GROUNDSWELL_TIME_ZONE", "Europe/London")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # the built files ship in the package: nothing to collect
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

EMAIL_HOST = os.environ.get("GROUNDSWELL_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("GROUNDSWELL_SMTP_PORT", "25"))
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("GROUNDSWELL_MAIL_FROM", "groundswell@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
