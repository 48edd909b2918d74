"""What no visit may do, whatever the visitor does: fail, break the policy, remember, or tell others."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, Response

# Makes a watched browser profile, with Playwright's options for a context.
Visitor = Callable[..., BrowserContext]

# Says every attempt to store something, also on pages that are closed before anybody counts.
_TELL_OF_STORING = """
const tell = (what) => console.error(`the page stores something: ${what}`);
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (...entry) { tell(entry[0]); return setItem.apply(this, entry); };
const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
const keep = (text) => { tell("a cookie"); cookie.set.call(document, text); };
Object.defineProperty(document, "cookie", { ...cookie, set: keep });
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`against the policy: ${effectiveDirective} ${blockedURI} ${sample}`));
"""


class Guard:
    """Watches a browser profile; ``faults`` says what went wrong in it.

    Everything that pages load must come from this machine: tests serve their site themselves.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self._context = context
        context.add_init_script(_TELL_OF_STORING)
        context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        context.on("console", self._note_message)
        context.on("dialog", self._note_dialog)
        context.on("request", self._note_request)
        context.on("requestfailed", self._note_failure)
        context.on("response", self._note_answer)

    def close(self) -> None:
        """Count what is stored, and close the profile."""
        for page in self._context.pages:
            self._note_session(page)
        state = self._context.storage_state(indexed_db=True)
        self.faults += [f"stored: {item}" for item in (*state["cookies"], *state["origins"])]
        self._context.close()

    def _note_session(self, page: Page) -> None:
        if page.url.startswith("http") and (stored := page.evaluate("Object.keys(sessionStorage)")):
            self.faults.append(f"session storage: {stored}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "https://127.0.0.1:", "data:", "blob:")):
            self.faults.append(f"asks another site: {request.url}")

    def _note_failure(self, request: Request) -> None:
        """What a browser breaks off because the reader goes on is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}: {request.failure}")

    def _note_answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status}: {answer.url}")
