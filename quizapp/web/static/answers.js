// The answer in a form as pairs of name and value, whatever the item's type, and back.

const OWN = ["csrf_token", "key", "version"];

export const read = (form) => [...new FormData(form)].filter(([name]) => !OWN.includes(name));

export const write = (form, pairs) => {
  for (const control of form.elements) {
    if (!control.name || OWN.includes(control.name) || control.type === "submit") continue;
    const given = pairs.filter(([name]) => name === control.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(control.type)) control.checked = given.includes(control.value);
    else control.value = given[0] ?? "";
  }
};

// Tells whether a form is not as the server wrote it.
export const touched = (form) =>
  [...form.elements].some((control) => {
    if (["radio", "checkbox"].includes(control.type)) return control.checked !== control.defaultChecked;
    if (control.options) return control.selectedIndex !== Math.max(0, [...control.options].findIndex((one) => one.defaultSelected));
    return control.value !== (control.defaultValue ?? control.value);
  });

export const answered = (pairs) => pairs.some(([name, value]) => name !== "flag" && value !== "");

export const flagged = (pairs) => pairs.some(([name]) => name === "flag");
