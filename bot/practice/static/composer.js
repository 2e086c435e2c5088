// The message box, with the list of commands that opens when a slash is typed.

import { listbox } from "./combobox.js";

const form = document.getElementById("composer");
const input = document.getElementById("say");
const list = document.getElementById("commands");

const commands = listbox(input, list, (option) => {
  write(option.dataset.command + ("more" in option.dataset ? " " : ""));
});

function suggest() {
  const typed = input.value.toLowerCase();
  let fit = 0;
  for (const option of list.children) {
    option.hidden = !(typed.startsWith("/") && option.dataset.command.startsWith(typed));
    if (!option.hidden) fit += 1;
  }
  commands.open(fit > 0);
}

/** Puts something into the message box, ready to go on typing. */
export function write(text) {
  input.value = text;
  input.focus();
  input.setSelectionRange(text.length, text.length);
  commands.open(false);
}

/** Calls `send(text)` when the message is sent; the text stays in the box if that fails. */
export function onSend(send) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    commands.open(false);
    try {
      if ((await send(text)) && input.value.trim() === text) input.value = "";
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

input.addEventListener("input", suggest);
input.addEventListener("focus", suggest);
document.querySelectorAll(".starter").forEach((starter) =>
  starter.addEventListener("click", () => write(starter.dataset.command)),
);
