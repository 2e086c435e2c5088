// What is in a form: reading it, knowing whether it was touched, and small comforts.

import { typeahead } from "./combobox.js";

/** The answers as the server reads them: a text for each name, a list for tick boxes. A type-ahead in which
 * something was typed but nothing chosen sends what was typed, so that the server can say so. */
export function answers(form) {
  const read = {};
  for (const control of form.elements) {
    const { name, type, value } = control;
    if (!name) continue;
    if (type === "checkbox") {
      read[name] ??= [];
      if (control.checked) read[name].push(value);
    } else if (type === "radio") {
      read[name] ??= "";
      if (control.checked) read[name] = value;
    } else if (type === "hidden") {
      read[name] = value || control.closest(".combobox").querySelector('[role="combobox"]').value.trim();
    } else read[name] = value;
  }
  return read;
}

/** What stands in the type-aheads, to put it back when the server sends the form again. */
function typed(form) {
  const texts = new Map();
  for (const box of form?.querySelectorAll(".combobox") ?? []) {
    const chosen = box.querySelector('input[type="hidden"]');
    texts.set(chosen.name, { text: box.querySelector('[role="combobox"]').value, value: chosen.value });
  }
  return texts;
}

/** Makes a form that was just drawn work; `before` is the same form before it came back with a mistake. */
export function prepare(form, before) {
  for (const [name, { text, value }] of typed(before)) {
    const chosen = form.querySelector(`input[type="hidden"][name="${CSS.escape(name)}"]`);
    const input = chosen?.closest(".combobox").querySelector('[role="combobox"]');
    if (input && !input.value && chosen.value === value) input.value = text;
  }
  form.querySelectorAll(".combobox").forEach(typeahead);
  form.querySelectorAll("textarea").forEach(comfortable);
  form.querySelectorAll("[data-goto]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById(link.dataset.goto)?.focus();
    }),
  );
}

// A text box grows with its text and says how much still fits, once that matters.
function comfortable(area) {
  const counter = area.parentElement.querySelector(".counter");
  const most = Number(area.dataset.most);
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, 360)}px`;
    const left = most - area.value.trim().length;
    counter.hidden = left > most / 5;
    counter.textContent = left >= 0 ? `${left} characters left` : `${-left} characters too many`;
    counter.classList.toggle("over", left < 0);
  };
  area.addEventListener("input", fit);
  requestAnimationFrame(fit);
}
