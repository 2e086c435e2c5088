// Small helpers for changing the page without losing where the person is in it.

const status = document.getElementById("status");
let clearing;

/** Says something in passing, to eyes and to screen readers. */
export function tell(sentence) {
  status.textContent = sentence;
  clearTimeout(clearing);
  clearing = setTimeout(() => (status.textContent = ""), 6000);
}

export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// What a focused control is known by after its part of the page was drawn again.
function known(element) {
  const { action, step } = element.dataset;
  if (action) return (other) => other.dataset.action === action;
  if (step) return (other) => other.dataset.step === step;
  const href = element.getAttribute("href");
  return href ? (other) => other.getAttribute("href") === href : null;
}

/** Runs `change`, which redraws `container`, and puts the focus back on the same control. */
export function keepingFocus(container, change) {
  const focused = document.activeElement;
  const inside = container.contains(focused) && focused !== container;
  const same = inside ? known(focused) : null;
  const place = inside ? focused.closest("li[id]")?.id : null;
  change();
  if (!inside || document.contains(focused)) return;
  const within = (place && document.getElementById(place)) || container;
  const target = same && [...within.querySelectorAll("[data-action], [data-step], a[href]")].find(same);
  (target || (within.tabIndex === -1 ? within : document.getElementById("say"))).focus({ preventScroll: true });
}

/** Redraws a part of the page if it is different now. */
export function swap(container, html) {
  if (container.drawn === html) return;
  if (container.drawn !== undefined || container.innerHTML.trim() !== html.trim()) {
    keepingFocus(container, () => container.replaceChildren(parse(html)));
  }
  container.drawn = html;
}

/** Runs `work` once at a time for these buttons: a second press meanwhile does nothing. */
export async function once(buttons, work) {
  if (buttons.some((button) => button.getAttribute("aria-disabled") === "true")) return;
  buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
  try {
    await work();
  } finally {
    buttons.forEach((button) => button.removeAttribute("aria-disabled"));
  }
}
