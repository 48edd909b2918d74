// «Copy» buttons: a button with data-copy copies the text of the element with that id.

/** Put text on the clipboard; returns whether it worked. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // No permission, or no secure context.
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copyText(source.textContent.trim());
    if (copied) button.nextElementSibling.textContent = button.dataset.copied;
    else getSelection().selectAllChildren(source); // The reader can copy it by hand.
  });
}
