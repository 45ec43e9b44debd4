import os

import pytest


def pytest_addoption(parser):
    parser.addoption("--env", required=True, choices=["blue", "green"], help="the environment under test")


@pytest.fixture(scope="session")
def base_url(request):
    """Where the environment answers by itself, without the router."""
    color = request.config.getoption("--env")
    return os.environ.get("DEPLOY_URL") or f"https://{color}.musicgen.ai"


@pytest.fixture(scope="session")
def api_key():
    return os.environ["TEST_API_KEY"]
