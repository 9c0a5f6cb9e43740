"""Superset for one Gouji warehouse: Chinese first, on this machine only, nothing asked of the network.

Everything it keeps lies in the folder GOUJI_SUPERSET (`.superset` in GOUJI_HOME); see scripts/bi.py.
"""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(os.environ["GOUJI_SUPERSET"])

SECRET_KEY = (_FOLDER / "secret_key").read_text(encoding="ascii")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_FOLDER / 'superset.db'}?check_same_thread=false&timeout=30"

APP_NAME = "勾稽 Gouji"
BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {"zh": {"flag": "cn", "name": "中文"}, "en": {"flag": "us", "name": "English"}}
PERMANENT_SESSION_LIFETIME = 12 * 3600

# No cache of data: a new release shows with the next look, and connections are never kept (NullPool), so that
# the file that has taken the place of the old one is the one that is opened.
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

FEATURE_FLAGS = {
    "ALERT_REPORTS": False,
    "EMBEDDED_SUPERSET": False,
    "ENABLE_TEMPLATE_PROCESSING": False,
    "ESCAPE_MARKDOWN_HTML": True,
}
PUBLIC_ROLE_LIKE = None
HTML_SANITIZATION = True
SQLLAB_TIMEOUT = 60
ROW_LIMIT = 5000

# The browser is told to ask nobody but this server: no pixel that counts users, no maps, no fonts.
TALISMAN_ENABLED = True
CONTENT_SECURITY_POLICY_WARNING = False
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "script-src": ["'self'", "'strict-dynamic'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
# Another site on this machine must not speak for the user.
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
WTF_CSRF_ENABLED = True
