// @ts-check
// A page of the site as a document, without showing it.

/**
 * Fetch a page and read it. No text becomes markup by our hand, which the site's policy forbids: the browser reads
 * the answer as it reads any page, and runs nothing of it.
 *
 * @param {string} address
 * @returns {Promise<Document>}
 * @throws {Error} it cannot be fetched
 */
export function loadPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("loadend", () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`${request.status}: ${address}`));
    });
    request.send();
  });
}
