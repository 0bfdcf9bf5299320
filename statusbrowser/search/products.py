"""Which product wrote a line: the marks that its format leaves.

The same words lead to different codes at different products: "Connection
refused" is 502 at nginx, 503 at Apache httpd, no status at all in curl.
"""

from __future__ import annotations

import re
from functools import lru_cache

CLIENT = "client"
"""The mark of a program that asked and got no answer that it could use."""

SERVER = "server"
"""The mark of an application that failed while it answered."""

_MARKS: dict[str, str] = {
    "nginx": r"\[(?:error|crit|warn|info|alert|emerg)\] \d+#\d+:|\bnginx\b",
    "Apache httpd": r"\bAH\d{5}:|\[\w+:(?:error|warn|info|alert|debug|crit|notice)\] \[pid"
    r"|\bApache/2|\bhttpd\b",
    "HAProxy": r"\bhaproxy\b|<NOSRV>|(?:-?\d+/){4}\+?-?\d+ ",
    "Envoy / Istio": r"\benvoy\b|\bistio\b|\bupstream_reset_before|\bvia_upstream\b",
    "Varnish": r"\b(?:BerespStatus|RespStatus|FetchError|VCL_\w+|BereqURL|varnish)\b"
    r"|\bGuru Meditation\b",
    "Squid": r"\bsquid\b|\bTCP_[A-Z]+/\d{3}|\bERR_[A-Z_]+ \d+|X-Squid-Error",
    "Cloudflare": r"\bcloudflare\b|\bcf-ray\b",
    "AWS ALB": r"\bawselb\b|\bALB\b|\bELB\b|\belb_status",
    "AWS CloudFront": r"\bcloudfront\b",
    "Heroku router": r"\bheroku\b|\bat=error code=H\d\d",
    "Traefik": r"\btraefik\b",
    "Caddy": r"\bhttp\.log\.|\bcaddy\b|\breverseproxy\.",
    "IIS": r"\bIIS\b|\bMicrosoft-HTTPAPI\b",
    "Kubernetes API": r"\bapiserver\b|\bkubectl\b|\bk8s\b|\bkubernetes\b",
    "gunicorn": r"\bgunicorn\b"
    r"|\[(?:INFO|ERROR|WARNING|CRITICAL)\] (?:Worker|Booting|Error handling)",
    "uWSGI": r"\buwsgi\b|\bHARAKIRI\b",
    "Django": r"\bdjango\b",
    "Apache Tomcat": r"\bcatalina\b|\btomcat\b|\bcoyote\b",
    "Jetty": r"\bjetty\b|\boejh\.",
    "Spring MVC": r"\bspringframework\b",
    "Go net/http": r"\bhttp: (?:proxy error|panic serving|TLS handshake error|Server closed"
    r"|superfluous)|\bnet/http\b",
    "Node.js http": r"\(node:|\bclientError\b|\bnode:_http",
    "http-proxy-middleware": r"\[HPM\]",
    "Laravel": r"\blaravel\b|\bIlluminate\\",
    "Rails": r"\bActionController\b|\bActiveRecord\b|\brails\b|\bActionDispatch\b",
    "puma": r"\bpuma\b|\bRack app \(",
    "curl": r"\bcurl: \(\d+\)|^\* (?:Trying|Connected|Closing)|\bcurl\b",
    "Python requests": r"\brequests\.exceptions\b",
    "urllib3": r"\burllib3\b|\bHTTPS?ConnectionPool\b",
    "httpx": r"\bhttpx\.\w+Error\b|\bhttpx\.",
    "aiohttp": r"\baiohttp\.client",
    "Go http client": r"\b(?:Get|Post|Put|Head|Delete) \"https?://",
    "Chrome / Edge": r"\bnet::ERR_|\bERR_[A-Z_]+\b",
    "Firefox": r"\bNS_ERROR_|\bPR_[A-Z_]+_ERROR\b|\bSSL_ERROR_",
}
"""What a line looks like that a product wrote, letter case aside."""

_CLIENT = (
    r"curl: \((?!22\))\d+\)"
    r"|\b(?:requests\.exceptions|urllib3\.exceptions|httpx|httpcore|aiohttp\.client_exceptions"
    r"|urllib\.error|http\.client)\.(?!HTTPStatusError|HTTPError|ClientResponseError)\w+"
    r"|\b(?:java\.net|javax\.net\.ssl|org\.apache\.http|okhttp3)\.[\w.]*(?:Exception|Error)"
    r"|\bjava\.io\.(?:IOException|EOFException)"
    r"|\bjava\.lang\.IllegalArgumentException: (?:URI|invalid URI|unsupported URI)"
    r"|\bSystem\.Net\.(?:Http\.HttpRequest|Sockets\.Socket)Exception"
    r"|\b(?:Net::(?:Open|Read|Write)Timeout|Errno::E\w+|SocketError|OpenSSL::SSL::SSLError"
    r"|Faraday::(?:Connection|SSL|Timeout)\w*)\b"
    r"|\b(?:Get|Post|Put|Head|Delete|Patch) \"https?:[^\"]*\": "
    r"|\b(?:FetchError|RequestError|AbortError|SocketError|TimeoutError|HeadersTimeoutError)(?=:)"
    r"|\bTypeError: (?:fetch failed|Failed to fetch|NetworkError when|Load failed)"
    r"|\bblocked by CORS policy|\bdoesn't pass access control check|\bDNS_PROBE_[A-Z_]+"
    r"|^(?:\d{3} )?Can't connect to \S+ \("
    r"|\bUND_ERR_\w+|^(?:Axios)?Error: Parse Error|\bERR_INVALID_URL\b"
    r"|\b(?:unable to resolve host address|wget:)|\bnet::ERR_\w+|\bNS_ERROR_\w+"
    r"|^(?:Axios)?Error: (?:socket hang up|(?:read|write|connect) E[A-Z]+|getaddrinfo|self-signed"
    r"|unable to |certificate|timeout of|request timed out|Network Error|Client network socket)"
    r"|^(?:ConnectionRefusedError|ConnectionResetError|TimeoutError|BrokenPipeError|ssl\.SSL\w*"
    r"|socket\.\w+): "
)

_SERVER_TRACE = (
    r"site-packages/(?:flask|django|starlette|fastapi|gunicorn|uvicorn|aiohttp/web|waitress"
    r"|werkzeug|tornado/web|bottle|sanic|falcon|rest_framework|hypercorn|granian|uwsgi|cherrypy"
    r"|pyramid)\b"
    r"|\b(?:Exception on /|Error handling request|Exception in (?:ASGI|WSGI) application"
    r"|Unhandled exception in)"
    r"|node_modules/(?:express|koa|router|fastify|@hapi|@nestjs|connect|restify|next|finalhandler"
    r"|polka|sails|body-parser|raw-body|co-body)/"
    r"|\bServlet\.service\(\) for servlet|\borg\.apache\.catalina\.core\.|\bDispatcherServlet\b"
    r"|\bFrameworkServlet\b|\bPHP (?:Fatal|Parse) error|\bRack app \(|\bActionDispatch::"
    r"|\bactionpack-\d|Unhandled exception.*Microsoft\.AspNetCore"
    # an application's own exception, of which nobody else makes an answer
    r"|\bTraceback \(most recent call last\)|\bpanic: runtime error|\bundefined method [`']"
    r"|(?<![\w.])(?:Attribute|Key|Index|Name|Value|Runtime|ZeroDivision|NoMethod)Error(?=[:( ])"
    r"|\bTypeError: (?:Cannot read propert|undefined is not|\S+ is not a function)"
    r"|\bjava\.lang\.(?:NullPointer|ClassCast|IllegalState|ArrayIndexOutOfBounds)Exception"
    r"|\bjava\.lang\.(?:OutOfMemory|StackOverflow|NoClassDefFound|NoSuchMethod)Error"
    r"|\bSystem\.(?:NullReference|InvalidOperation|InvalidCast|IndexOutOfRange)Exception"
    r"|\b(?:production|local|staging)\.(?:ERROR|CRITICAL): |\bSQLSTATE\[\w{5}\]"
    r"|\bUndefined (?:array key|variable|index|offset)\b|\bCall to (?:a member|undefined)\b"
)

_SIGNS = re.compile(r"[a-z][\w-]+")
"""The words of a pattern: where none of them stands in a text, the pattern can't match."""

_HINTS = {
    name: tuple(dict.fromkeys(_SIGNS.findall(re.sub(r"\\[a-zA-Z]|\(\?:", " ", mark).lower())))
    for name, mark in _MARKS.items()
}


def products_in(text: str) -> frozenset[str]:
    """Name the products whose marks stand in a text; `CLIENT` or `SERVER` too where one failed."""
    folded = text.lower()
    found = {
        name
        for name, mark in _MARKS.items()
        if (name == "HAProxy" or any(hint in folded for hint in _HINTS[name]))
        and re.search(mark, text, re.IGNORECASE | re.MULTILINE)
    }
    if client_error_in(text):
        found.add(CLIENT)
    elif server_trace_in(text):
        found.add(SERVER)
    return frozenset(found)


@lru_cache(maxsize=1)
def client_error_in(text: str) -> str:
    """Give the words by which a client says that no usable answer came; empty where none does."""
    found = re.search(_CLIENT, text, re.MULTILINE) if may_be_program(text) else None
    return found[0].strip(" :") if found else ""


@lru_cache(maxsize=1)
def server_trace_in(text: str) -> str:
    """Give the mark of an application that failed with an exception; empty where none is."""
    found = re.search(_SERVER_TRACE, text) if may_be_program(text) else None
    return found[0].strip(" :") if found else ""


def may_be_program(text: str) -> bool:
    """Tell whether a text has the punctuation that a program writes and a person doesn't."""
    return any(sign in text for sign in (":", "_", "/", "(", "."))
