"""The plugin in MkDocs: bad data stops a build before anything is touched, and a server recovers."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.site.building import ENGINE, build, copy_project, run_mkdocs


def break_plan(project: Path) -> None:
    file = project / "data/activities.yaml"
    file.write_text(file.read_text("utf-8").replace("responsible:", "ansvrig:", 1), "utf-8")


def mend_plan(project: Path) -> None:
    file = project / "data/activities.yaml"
    file.write_text(file.read_text("utf-8").replace("ansvrig:", "responsible:", 1), "utf-8")


def test_bad_data_stops_the_build_and_leaves_the_earlier_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "site").mkdir()
    (project / "site/index.html").write_text("den tidigare webbplatsen", "utf-8")
    break_plan(project)
    result = run_mkdocs(project, "build")
    assert result.returncode == 1
    assert re.search(r"data/activities\.yaml:\d+:5: okänt fält \"ansvrig\"", result.stderr)
    assert "Traceback" not in result.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site/index.html").read_text("utf-8") == "den tidigare webbplatsen"


def test_the_build_says_what_the_command_says(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    break_plan(project)
    built = run_mkdocs(project, "build").stderr
    checked = subprocess.run(
        [sys.executable, "-m", "actionplan", "check"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1
    for line in checked.stdout.splitlines():
        assert line.strip() in built


def test_messages_come_in_english_when_asked(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    break_plan(project)
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("data_dir: data", "data_dir: data\n      lang: en"), "utf-8"
    )
    assert 'unknown field "ansvrig"' in run_mkdocs(project, "build").stderr


@pytest.fixture(scope="module")
def another_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan on its last day, below a path of its server, with a text that is not yet translated."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    file = project / "data/activities.yaml"
    text = file.read_text("utf-8")
    first = text.index("      en:")
    end = text.index("    responsible:", first)
    file.write_text(text[:first] + text[end:], "utf-8")
    last_day = "1514720000"  # 31 December 2017
    target = tmp_path_factory.mktemp("out")
    return build(project, target, "https://plan.example/integration/", SOURCE_DATE_EPOCH=last_day)


def test_a_site_below_a_path_works_from_there(another_site: Path) -> None:
    page = (another_site / "aktiviteter/boende-1/index.html").read_text("utf-8")
    assert 'hreflang="en" href="https://plan.example/integration/en/activities/boende-1/"' in page
    missing = (another_site / "404.html").read_text("utf-8")
    assert 'href="/integration/aktiviteter/"' in missing
    assert 'href="/integration/assets/' in missing


def test_the_period_decides_whether_the_plan_has_ended(another_site: Path, site: Path) -> None:
    assert "Planen har löpt ut" not in (another_site / "index.html").read_text("utf-8")
    assert "Planen har löpt ut" in (site / "index.html").read_text("utf-8")


def test_a_missing_translation_shows_swedish_and_says_so(another_site: Path) -> None:
    page = (another_site / "en/activities/boende-1/index.html").read_text("utf-8")
    assert re.search(r'<h1[^>]*><span lang="sv">Bidra till förutsättningar.*?</span>', page)
    assert "not yet translated" in page


def test_without_versions_in_git_nothing_is_told_of_changes(another_site: Path) -> None:
    assert list(another_site.rglob("*.atom")) == []
    page = (another_site / "andringar/index.html").read_text("utf-8")
    assert "inga uppgifter om tidigare ändringar" in page
    assert "application/atom+xml" not in page


def test_a_chapter_without_translation_is_a_warning(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "content/en/the-plan/foreword.md").unlink()
    result = run_mkdocs(project, "build", "--strict")
    assert result.returncode == 1
    assert "content/planen/forord.md" in result.stderr
    # That the plan has no versions in git is said in one line, and is no warning.
    assert result.stderr.count("Inga ändringar visas") == 1


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[Path]:
    """``mkdocs serve`` on a copy of the project."""
    project = copy_project(tmp_path)
    arguments = [*ENGINE, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log.txt").open("w") as log:
        running = subprocess.Popen(arguments, cwd=project, stdout=log, stderr=subprocess.STDOUT)
        yield project
        running.terminate()
        running.wait()


def wait_for(port: int, expected: str, path: str = "aktiviteter/") -> None:
    """Ask until a page holds the text; a rebuild takes a second or two."""
    last = ""
    for _ in range(120):
        try:
            with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
                last = answer.read().decode("utf-8")
        except (URLError, TimeoutError) as error:
            last = error.read().decode("utf-8") if hasattr(error, "read") else str(error)
        if expected in last:
            return
        time.sleep(0.25)
    raise AssertionError(f"{expected!r} did not come; last answer: {last[:400]}")


@pytest.mark.browser
def test_serve_shows_the_faults_and_recovers(server: Path, port: int, browser: Browser) -> None:
    """Also in a browser that stays where it is: MkDocs reloads it, with the policy as it is."""
    wait_for(port, "54 aktiviteter")
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    break_plan(server)
    wait_for(port, "okänt fält &#34;ansvrig&#34;")
    expect(page.locator("pre")).to_contain_text('okänt fält "ansvrig"', timeout=30_000)
    mend_plan(server)
    wait_for(port, "54 aktiviteter")
    expect(page.locator(".ap-header")).to_be_visible(timeout=30_000)
    page.close()
    log = (server / "log.txt").read_text("utf-8")
    assert 'okänt fält "ansvrig"' in log
    assert "Traceback" not in log


def test_a_page_with_personal_data_is_not_built(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    page = project / "content/om-webbplatsen.md"
    page.write_text(page.read_text("utf-8") + "\nRing Kim på 070-174 06 05.\n", "utf-8")
    result = run_mkdocs(project, "build")
    assert result.returncode == 1
    assert "content/om-webbplatsen.md:" in result.stderr
    assert "här står ett telefonnummer" in result.stderr
    assert "070-174" not in result.stderr
