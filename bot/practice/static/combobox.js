// Type-ahead for a customer or a person, and the list of commands: the same keys, the same roles.

import { Offline, post } from "./net.js";

/** Keyboard and pointer for a list of options under an input. `pick(option)` is called with the chosen element. */
export function listbox(input, list, pick) {
  let active = -1;
  const options = () => [...list.querySelectorAll('[role="option"]:not([hidden])')];

  function highlight(index) {
    active = index;
    const all = options();
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    input.removeAttribute("aria-activedescendant");
    if (!all[index]) return;
    input.setAttribute("aria-activedescendant", all[index].id);
    all[index].scrollIntoView({ block: "nearest" });
  }

  function open(yes) {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    highlight(-1);
    if (yes) list.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const many = options().length;
    if (event.key === "ArrowDown") highlight((active + 1) % many);
    else if (event.key === "ArrowUp") highlight((active > 0 ? active : many) - 1);
    else if (event.key === "Enter" && active >= 0) pick(options()[active]);
    else if (event.key === "Tab" && active >= 0) return pick(options()[active]);
    else if (event.key === "Escape") open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // mousedown, so that the input keeps the focus
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest('[role="option"]');
    if (option) pick(option);
  });
  input.addEventListener("blur", () => open(false));
  return { open };
}

/** Makes one type-ahead of a form work. */
export function typeahead(box) {
  const input = box.querySelector('[role="combobox"]');
  const chosen = box.querySelector('input[type="hidden"]');
  const list = box.querySelector('[role="listbox"]');
  const found = box.querySelector(".found");
  let waiting;
  let latest = 0;

  const matches = listbox(input, list, (option) => {
    chosen.value = option.dataset.value;
    input.value = option.textContent;
    found.textContent = "";
    matches.open(false);
  });

  async function search(typed, turn) {
    let options;
    try {
      ({ options } = await post("options", { kind: box.dataset.kind, typed }));
    } catch (problem) {
      if (turn === latest) found.textContent = problem instanceof Offline ? "Not connected, so nothing can be found now." : problem.message;
      return;
    }
    if (turn !== latest || document.activeElement !== input) return;
    list.replaceChildren(
      ...options.map(({ value, label }, index) => {
        const option = document.createElement("li");
        option.setAttribute("role", "option");
        option.id = `${list.id}-${index}`;
        option.dataset.value = value;
        option.textContent = label;
        return option;
      }),
    );
    matches.open(options.length > 0);
    found.textContent = options.length
      ? `${options.length} found. Use the arrow keys to choose.`
      : `Nobody found for “${typed}”.`;
  }

  input.addEventListener("input", () => {
    chosen.value = "";
    clearTimeout(waiting);
    const typed = input.value.trim();
    const turn = ++latest;
    if (!typed) {
      found.textContent = "";
      return matches.open(false);
    }
    waiting = setTimeout(() => search(typed, turn), 180);
  });
}
