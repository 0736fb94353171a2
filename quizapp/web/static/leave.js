// Asks before a page is left on which something was written into a form and not sent, with this form or another.

const unsent = new Set();

document.addEventListener("input", ({ target }) => target.form?.method === "post" && unsent.add(target.form));
document.addEventListener("submit", ({ target }) => unsent.delete(target));
addEventListener("beforeunload", (event) => unsent.size && event.preventDefault());
