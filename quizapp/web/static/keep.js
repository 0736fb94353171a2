// What is written into a form is kept on the server at every pause, so that it survives a closed browser. The form names
// the address (data-keep); data-unsaved says that it shows more than is stored.

const PAUSE = 1500; // milliseconds without a key before the page keeps

export const keeping = (form, state) => {
  let waits = "unsaved" in form.dataset;
  let timer;
  const keep = async (more) => {
    if (!waits) return;
    waits = false;
    try {
      const body = new URLSearchParams(new FormData(form));
      const reply = await fetch(form.dataset.keep, { method: "POST", body, ...more });
      state.textContent = reply.ok ? state.dataset.kept : state.dataset.waits;
      waits = !reply.ok;
    } catch {
      waits = true;
      state.textContent = state.dataset.waits;
    }
  };
  document.addEventListener("input", (event) => {
    if (event.target.form !== form || event.target.name === "note") return;
    waits = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  addEventListener("pagehide", () => keep({ keepalive: true }));
  form.addEventListener("submit", () => {
    waits = false;
    clearTimeout(timer);
  });
};
