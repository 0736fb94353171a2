// Sends a form once, however often its button is pressed while the server works, and says meanwhile that it does.

const forms = document.querySelectorAll("form[data-once]");

forms.forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.once) event.preventDefault();
    form.dataset.once = "sent";
    const button = form.querySelector("[data-busy]");
    button.dataset.still ??= button.textContent;
    button.textContent = button.dataset.busy;
  });
});

// A page that comes back by the button of the browser has sent nothing yet.
addEventListener("pageshow", () => {
  forms.forEach((form) => {
    form.dataset.once = "";
    const button = form.querySelector("[data-still]");
    if (button) button.textContent = button.dataset.still;
  });
});
