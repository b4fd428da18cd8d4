"""Register a site, ask for an assessment, follow it, read the risks. Needs Python 3.9, no packages.

ONDO_URL and ONDO_KEY name the server and an editor's key:
    ONDO_URL=http://127.0.0.1:8000 ONDO_KEY=$(cat ~/.ondo/dev-key) python3 quickstart.py
"""

import json
import os
import urllib.error
import urllib.request

URL = os.environ.get("ONDO_URL", "http://127.0.0.1:8000")
KEY = os.environ["ONDO_KEY"]


def call(method, path, body=None, headers=None):
    request = urllib.request.Request(URL + path, method=method)
    request.add_header("Authorization", "Bearer " + KEY)
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, data, timeout=30) as answer:
        return json.load(answer)


def register(external_id):
    site = {
        "externalId": external_id,
        "name": "Plant 1",
        "latitude": 37.5,
        "longitude": 127.0,
        "assetValue": 1_000_000_000,
        "currency": "KRW",
        "attributes": {"use": "FACTORY", "floorsBelow": 1},
    }
    try:
        return call("POST", "/api/v1/sites", site)
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        if problem["code"] != "duplicate-external-id":
            raise SystemExit(problem["detail"])
        return call("GET", "/api/v1/sites?q=" + external_id)["items"][0]


def follow(job, seconds):
    """Prints the events of a job; stops at its end, or when the time is over."""
    request = urllib.request.Request(URL + "/api/v1/jobs/" + job + "/events")
    request.add_header("Authorization", "Bearer " + KEY)
    with urllib.request.urlopen(request, timeout=seconds) as events:
        name = ""
        for line in events:
            text = line.decode().strip()
            if text.startswith("event: "):
                name = text[7:]
            if text.startswith("data: "):
                print(name, json.loads(text[6:])["percent"], "%")
                if name in ("completed", "failed", "cancelled"):
                    return


site = register("quickstart-python")
print("site", site["id"], "in region", site["regionCode"])
job = call(
    "POST",
    "/api/v1/jobs",
    {"type": "ASSESS_SITES", "siteIds": [site["id"]]},
    {"Idempotency-Key": "quickstart-python-" + str(site["version"])},
)
print("job", job["id"], job["status"])
follow(job["id"], int(os.environ.get("ONDO_WAIT", "60")))
risks = call("GET", "/api/v1/sites/" + site["id"] + "/risks?scenario=SSP245&horizon=MEDIUM")
for row in risks["risks"]:
    print(row["hazard"], row["level"], row["expectedLoss"], row["status"], row["flags"])
for gap in risks["gaps"]:
    print(gap["hazard"], "unknown:", gap.get("code") or gap["status"], gap["flags"])
