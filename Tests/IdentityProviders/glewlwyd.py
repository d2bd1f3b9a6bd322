"""Starts glewlwyd (Debian) as an identity provider on this machine, with one client and one person.

Call: glewlwyd.py FOLDER PORT REDIRECT_ADDRESS CLIENT_PUBLIC_KEY_PEM
FOLDER takes its configuration and database. Prints "ready" when it answers; ends when standard input does.
"""

import gzip
import json
import pathlib
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

folder, port, redirect, client_key = sys.argv[1:5]
base = f"http://127.0.0.1:{port}"
documents = pathlib.Path("/usr/share/doc/glewlwyd")


def configure():
    """Writes the configuration and makes the database."""
    text = gzip.decompress((documents / "glewlwyd.conf.sample.gz").read_bytes()).decode()
    database = f"{folder}/glewlwyd.db"
    for old, new in [
        ("port=4593", f"port={port}"),
        ('external_url="http://localhost:4593"', f'external_url="{base}"'),
        ('cookie_domain="localhost"', 'cookie_domain="127.0.0.1"'),
        ("cookie_secure=1", "cookie_secure=0"),
        ('log_mode="console"', 'log_mode="file"'),
        ('log_file="/var/log/glewlwyd.log"', f'log_file="{folder}/glewlwyd.log"'),
        ("/var/cache/glewlwyd/glewlwyd.db", database),
    ]:
        if old not in text:
            sys.exit(f"the sample configuration has no {old}")
        text = text.replace(old, new)
    path = pathlib.Path(folder, "glewlwyd.conf")
    path.write_text(text.replace("\nport=", '\nbind_address="127.0.0.1"\nport=', 1))
    schema = gzip.decompress((documents / "database/init.sqlite3.sql.gz").read_bytes()).decode()
    with sqlite3.connect(database) as connection:
        connection.executescript(schema)
    return str(path)


class Administrator:
    """Somebody who is signed in to glewlwyd's own API."""

    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def send(self, method, path, body):
        request = urllib.request.Request(
            base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
        try:
            return self.opener.open(request, timeout=30).status
        except urllib.error.HTTPError as error:
            sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")


def provision():
    """Sets up the plug-in of OpenID Connect, a scope, a person and a client."""
    key = subprocess.run(
        ["openssl", "genrsa", "2048"], check=True, capture_output=True, text=True).stdout
    public = subprocess.run(
        ["openssl", "rsa", "-pubout"], check=True, capture_output=True, text=True, input=key).stdout
    api = Administrator()
    api.send("POST", "/api/auth/", {"username": "admin", "password": "password"})
    scope = {"display_name": "OpenID", "description": "OpenID", "password_required": True,
             "password_max_age": 0, "scheme": {}}
    api.send("PUT", "/api/scope/openid", scope)
    api.send("POST", "/api/mod/plugin/", {
        "module": "oidc", "name": "oidc", "display_name": "OpenID Connect", "parameters": {
            "iss": f"{base}/api/oidc", "jwt-type": "rsa", "jwt-key-size": "256",
            "key": key, "cert": public, "default-kid": "first", "jwks-show": True,
            "access-token-duration": 3600, "refresh-token-duration": 3600, "code-duration": 60,
            "refresh-token-rolling": False, "allow-non-oidc": False, "auth-type-code-enabled": True,
            "auth-type-code-revoke-replayed": True, "auth-type-token-enabled": False,
            "auth-type-id-token-enabled": False, "auth-type-none-enabled": False,
            "auth-type-password-enabled": False, "auth-type-client-enabled": False,
            "auth-type-refresh-enabled": False, "auth-type-device-enabled": False,
            "scope": [], "additional-parameters": [], "claims": [],
            "pkce-allowed": True, "pkce-required": True, "pkce-method-plain-allowed": False,
            "subject-type": "public", "name-claim": "mandatory", "email-claim": "mandatory",
            "oauth-par-allowed": True, "oauth-par-required": True, "oauth-par-duration": 90,
            "oauth-par-request_uri-prefix": "urn:ietf:params:oauth:request_uri:",
            "oauth-as-iss-id": True, "session-management-allowed": True,
            "session-cookie-name": "GLEWLWYD2_OIDC_SID", "session-cookie-expiration": 3600,
            "front-channel-logout-allowed": True, "request-parameter-allow": True,
            "request-maximum-exp": 3600, "client-pubkey-parameter": "pubkey",
            "client-jwks-parameter": "jwks", "client-jwks_uri-parameter": "jwks_uri",
            "oauth-rar-allowed": True,
            "rar-types-client-property": "authorization_details_types",
            "rar-types": {"ansattporten-altinn-resource": {
                "scopes": ["openid"], "description": "RAR", "locations": [], "actions": [],
                "datatypes": [], "access": [], "enriched": [], "privileges": []}},
        }})
    api.send("POST", "/api/user/", {
        "username": "kari", "password": "korrekt hest batteri", "name": "Kari Nordmann",
        "email": "kari@example.org", "enabled": True, "scope": ["openid", "g_profile"]})
    api.send("POST", "/api/client/", {
        "client_id": "samstemt", "name": "Samstemt", "enabled": True, "confidential": True,
        "redirect_uri": [redirect], "authorization_type": ["code"], "scope": ["openid"],
        "token_endpoint_auth_method": ["private_key_jwt"],
        "pubkey": pathlib.Path(client_key).read_text(),
        "authorization_details_types": ["ansattporten-altinn-resource"]})


def wait():
    """Waits until the server answers."""
    for _ in range(150):
        try:
            return urllib.request.urlopen(f"{base}/config/", timeout=5)
        except urllib.error.HTTPError:
            return None
        except OSError:
            time.sleep(0.1)
    sys.exit("glewlwyd does not answer")


server = subprocess.Popen(["glewlwyd", "--config-file", configure()])
try:
    wait()
    provision()
    print("ready", flush=True)
    sys.stdin.read()
finally:
    server.terminate()
    server.wait(10)
