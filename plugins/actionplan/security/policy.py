"""What a page may load and do: the one place where it is written.

The browser enforces it, whatever stands in a page: a text that became markup by
mistake could neither run a script nor send anything to anybody.
Sources: Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), Trusted
Types (https://www.w3.org/TR/trusted-types/), HTTP Strict Transport Security
(RFC 6797), OWASP Secure Headers Project.
"""

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    # No script may turn text into markup or code.
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}

# What a meta element cannot say (CSP3, section 3.3).
_IN_HEADERS_ALONE = {"frame-ancestors": "'none'"}

REFERRER = "no-referrer"


def page_policy() -> str:
    """The policy for ``<meta http-equiv="Content-Security-Policy">``."""
    return _joined(_DIRECTIVES)


def served_policy() -> str:
    """The policy while ``mkdocs serve`` shows the site: it reloads pages by an inline script of its own."""
    return _joined(_DIRECTIVES | {"script-src": f"{_DIRECTIVES['script-src']} 'unsafe-inline'"})


def headers() -> dict[str, str]:
    """The headers that a server sends with every answer, by name."""
    return {
        "Content-Security-Policy": _joined(_DIRECTIVES | _IN_HEADERS_ALONE),
        # A year, for this host alone: its neighbours may not be ready for it.
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


# Copying a text to the clipboard is the only such thing that the site does.
_UNUSED_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "usb", "web-share", "xr-spatial-tracking"),
)


def _joined(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
