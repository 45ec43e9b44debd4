"""What must work before the environment gets traffic; standard library alone, so that the runner needs nothing but pytest."""

import json
import urllib.error
import urllib.request

import pytest


def send(url, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json", **(headers or {})})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status, json.load(answer)


def test_health(base_url):
    status, _ = send(f"{base_url}/health")
    assert status == 200


def test_generation(base_url, api_key):
    prompt = {"prompt": "Deployment test", "duration": 5}
    status, answer = send(f"{base_url}/v1/generate", prompt, {"X-API-Key": api_key})
    assert status in (200, 202)
    assert answer["task_id"]


def test_authentication(base_url):
    with pytest.raises(urllib.error.HTTPError) as refused:
        send(f"{base_url}/v1/generate", {"prompt": "Deployment test", "duration": 5})
    assert refused.value.code == 401
