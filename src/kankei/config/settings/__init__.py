"""All settings, read once from the environment and typed; docs/reference/settings.md lists each."""

from __future__ import annotations

from pathlib import Path

from kankei.config.settings.environment import Environment

env = Environment()

PACKAGE = Path(__file__).resolve().parents[2]
HOME = env.path("KANKEI_HOME", Path.cwd() / "data")
SITE_NAME = env.text("KANKEI_SITE_NAME", "関係新報")
SITE_URL = env.text("KANKEI_SITE_URL", f"http://127.0.0.1:{env.text('PORT', '8000')}").rstrip("/")
IS_DEMO = env.flag("KANKEI_DEMO", default=False)
# Whether editors may import from addresses inside the network (10.0.0.0/8, 127.0.0.1 and the like).
IMPORT_FROM_PRIVATE_ADDRESSES = env.flag("KANKEI_IMPORT_PRIVATE", default=False)

DEBUG = env.flag("KANKEI_DEBUG", default=False)
SECRET_KEY = env.secret("KANKEI_SECRET_KEY", HOME / "secret-key")
ALLOWED_HOSTS = env.words("KANKEI_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# How many proxies of one's own stand before the service and write X-Forwarded-For.
TRUSTED_PROXIES = env.number("KANKEI_TRUSTED_PROXIES", 0)
CSRF_FAILURE_VIEW = "kankei.web.pages.failing.stale_form"

INSTALLED_APPS = [
    "kankei.common",
    "kankei.accounts",
    "kankei.articles",
    "kankei.feeds",
    "kankei.membership",
    "kankei.relations",
    "kankei.search",
    "kankei.follows",
    "kankei.library",
    "kankei.experts",
    "kankei.notifications",
    "kankei.payments",
    "kankei.bills",
    "kankei.newsroom",
    "kankei.api",
    "kankei.web",
    "kankei.config",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    # Above whatever answers by itself: an address that only lacks its slash is protected too.
    "kankei.web.middleware.ContentSecurityMiddleware",
    "kankei.web.middleware.PrivateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kankei.web.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kankei.web.last_seen.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kankei.web.two_factors.TwoFactorsAtTheDeskMiddleware",
    "kankei.web.account_limits.AccountLimitsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kankei.web.middleware.ReaderErrorMiddleware",
]

ROOT_URLCONF = "kankei.config.urls"
WSGI_APPLICATION = "kankei.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kankei.web.context.around_every_page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.contrib.humanize.templatetags.humanize",
                "kankei.web.templatetags.quick",
                "kankei.web.templatetags.kankei",
            ],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", HOME / "kankei.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "accounts.Reader"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kankei.accounts.adapter.ReaderAdapter"
ACCOUNT_FORMS = {
    "login": "kankei.accounts.forms.SignInForm",
    "signup": "kankei.accounts.forms.RegistrationForm",
    "reset_password": "kankei.accounts.forms.PasswordResetForm",
    "request_login_code": "kankei.accounts.forms.CodeByMailForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# The library counts in a cache; this house counts in its database, so that limits hold over all
# processes and no stranger can use up somebody's attempts: accounts.attempts, web.account_limits.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Signing in with an identity that is kept elsewhere (OpenID Connect): all four, or none.
OIDC_NAME = env.text("KANKEI_OIDC_NAME", "").strip()
OIDC_SERVER = env.text("KANKEI_OIDC_SERVER", "").strip()
OIDC_CLIENT_ID = env.text("KANKEI_OIDC_CLIENT_ID", "").strip()
OIDC_CLIENT_SECRET = env.text("KANKEI_OIDC_CLIENT_SECRET", "").strip()
SOCIALACCOUNT_ADAPTER = "kankei.accounts.identity.IdentityAdapter"
SOCIALACCOUNT_FORMS = {"signup": "kankei.accounts.forms.IdentityRegistrationForm"}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "kankei.accounts.identity.IdentityProvider"}
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
# Passkeys need https; a house on the own machine is the one exception that browsers make.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://")
# Whoever can publish needs a second factor; a demo on the own machine does not.
STAFF_TWO_FACTORS = env.flag("KANKEI_STAFF_TWO_FACTORS", default=not IS_DEMO)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_URL.startswith("https") else "http"

EMAIL_BACKEND = "kankei.notifications.mail.OutboxBackend"
# smtp://user:password@host:587?starttls=1, or smtps://; empty: mails are printed.
SMTP_URL = env.text("KANKEI_SMTP_URL", "")
DEFAULT_FROM_EMAIL = env.text("KANKEI_MAIL_FROM", "kankei@localhost")

# The key for web push; made once where none is given. Push services inside the own network are
# refused: their addresses come from readers.
PUSH_KEY = env.text("KANKEI_PUSH_KEY", "")
PUSH_KEY_FILE = HOME / "push-key"
PUSH_PRIVATE = env.flag("KANKEI_PUSH_PRIVATE", default=False)

# Metered articles a calendar month (JST), and what a member may give away.
METER_FOR_READERS = env.number("KANKEI_METER_FOR_READERS", 5)
METER_FOR_VISITORS = env.number("KANKEI_METER_FOR_VISITORS", 1)
METER_FROM_AN_ADDRESS = env.number("KANKEI_METER_FROM_AN_ADDRESS", 20)
GIFTS_A_MONTH = env.number("KANKEI_GIFTS_A_MONTH", 10)
GIFT_DAYS = env.number("KANKEI_GIFT_DAYS", 7)

# What new members pay with: "manual" (bank transfer), "stripe", or "practice" (no money moves).
PAYMENTS = env.text("KANKEI_PAYMENTS", "practice" if IS_DEMO else "manual")
STRIPE_SECRET_KEY = env.text("KANKEI_STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRET = env.text("KANKEI_STRIPE_WEBHOOK_SECRET", "")
# Another address that speaks like Stripe's; empty for Stripe's own.
STRIPE_API = env.text("KANKEI_STRIPE_API", "")
# Days that a member goes on reading after a payment did not come.
GRACE_DAYS = env.number("KANKEI_GRACE_DAYS", 14)

# When somebody who had a free month may have another; None: never.
FREE_MONTH_AGAIN_AFTER_MONTHS = env.number_or_never("KANKEI_FREE_MONTH_AGAIN_AFTER_MONTHS")

# A confirmed mail address below one of these shows that somebody studies.
STUDENT_DOMAINS = env.words("KANKEI_STUDENT_DOMAINS", "ac.jp")

# Who sells: the law asks for it on a page of its own, and it stands on bills and receipts.
SELLER_NAME = env.text("KANKEI_SELLER_NAME", "")
SELLER_PERSON = env.text("KANKEI_SELLER_PERSON", "")
SELLER_ADDRESS = env.text("KANKEI_SELLER_ADDRESS", "")
SELLER_PHONE = env.text("KANKEI_SELLER_PHONE", "")
SELLER_HOURS = env.text("KANKEI_SELLER_HOURS", "")
SELLER_MAIL = env.text("KANKEI_SELLER_MAIL", "")
# T and 13 digits; with it receipts are 適格請求書.
INVOICE_REGISTRATION = env.text("KANKEI_INVOICE_REGISTRATION", "").strip()
# Where transfers go, as it stands on bills: bank, branch, kind, number, holder.
INVOICE_ACCOUNT = env.text(
    "KANKEI_INVOICE_ACCOUNT", "見本銀行 架空支店 普通 0000000 カンケイシンポウ" if IS_DEMO else ""
)
INVOICE_DUE_DAYS = env.number("KANKEI_INVOICE_DUE_DAYS", 14)
# Days after that day: when a bill is reminded of, and when it is taken back.
INVOICE_REMIND_DAYS = env.number("KANKEI_INVOICE_REMIND_DAYS", 4)
INVOICE_END_DAYS = env.number("KANKEI_INVOICE_END_DAYS", 14)

# Another engine that reads articles (OpenAI-compatible); without an address the rules read alone.
READER_URL = env.text("KANKEI_READER_URL", "").rstrip("/")
READER_MODEL = env.text("KANKEI_READER_MODEL", "")
READER_KEY = env.text("KANKEI_READER_KEY", "")
READER_SECONDS = env.number("KANKEI_READER_SECONDS", 60)

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Draws a draft as readers will see it.
ARTICLE_PREVIEW = "kankei.web.pages.preview.preview"

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Address and password are those of the reader's account.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# With a proxy of one's own before the service, its word on how the reader came is believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https")
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
X_FRAME_OPTIONS = "SAMEORIGIN"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("KANKEI_LOG_LEVEL", "WARNING")},
    # Wagtail logs titles at INFO; what is being written is private until it is published.
    "loggers": {"wagtail": {"level": "WARNING"}},
}
