"""Is the browser of a person who signs in at an identity provider on this machine.

Call: browser.py glewlwyd|mock ADDRESS [SUBJECT]
Goes to the address, signs in, gives consent, and prints the address that the provider sends the browser back to.
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

kind, address = sys.argv[1:3]
origin = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(address))


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(), NoRedirect())


def send(method, target, body=None, kind="application/json"):
    headers = {"Content-Type": kind} if body is not None else {}
    request = urllib.request.Request(target, body, headers, method=method)
    try:
        return opener.open(request, timeout=30)
    except urllib.error.HTTPError as error:
        if error.code < 400:
            return error
        sys.exit(f"{method} {target}: {error.code} {error.read().decode()[:500]}")


if kind == "glewlwyd":
    person = {"username": "kari", "password": "korrekt hest batteri"}
    send("POST", origin + "/api/auth/", json.dumps(person).encode())
    grant = json.dumps({"scope": "openid"}).encode()
    send("PUT", origin + "/api/auth/grant/samstemt", grant)
    location = send("GET", address).headers["Location"]
    # Its own page asks once more: the button "continue" does nothing but this.
    if location.startswith(origin):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(location).query)
        location = send("GET", query["callback_url"][0] + "&g_continue").headers["Location"]
    print(location)
else:
    form = urllib.parse.urlencode({"sub": sys.argv[3]} if len(sys.argv) > 3 else {"action": "deny"})
    answer = send("POST", address, form.encode(), "application/x-www-form-urlencoded")
    print(answer.headers["Location"])
