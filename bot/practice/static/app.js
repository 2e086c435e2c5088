// The page of one person: what each control does, and drawing what changed.

import { onSend } from "./composer.js";
import { closeForm, complain, confirmed, leave, onSubmit, showForm } from "./dialogs.js";
import { once, swap, tell } from "./dom.js";
import { answers } from "./form.js";
import * as messages from "./messages.js";
import { connected, get, listen, post } from "./net.js";
import { filter } from "./sidebar.js";

const body = document.body;
const clock = document.getElementById("clock");
const badge = document.getElementById("unread");
const title = document.title;
const wide = matchMedia("(min-width: 1180px)");
let drawing = null;
let again = false;
let own = false;
let from = ""; // the line of the card at which the form that is open was opened

async function draw() {
  const state = await get("state");
  connected(true);
  swap(document.getElementById("people"), state.people);
  filter();
  swap(clock, state.clock);
  swap(document.getElementById("home"), state.home);
  messages.draw(state.messages, own);
  own = false;
  badge.textContent = state.unread || "";
  badge.hidden = !state.unread;
  document.title = state.unread ? `(${state.unread}) ${title}` : title;
  noticeRead();
}

/** Draws the page anew; several changes at once are drawn once. */
function refresh() {
  if (drawing) {
    again = true;
    return drawing;
  }
  drawing = draw()
    .catch(() => {})
    .finally(() => {
      drawing = null;
      if (again) {
        again = false;
        refresh();
      }
    });
  return drawing;
}

function view(name) {
  body.dataset.view = name;
  sessionStorage.setItem("view", name);
  document.querySelectorAll("[data-show]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  });
  if (name === "chat") messages.begin();
  noticeRead();
}

let reading;
// Messages that stand before somebody's eyes for a moment count as read.
function noticeRead() {
  clearTimeout(reading);
  const visible = document.visibilityState === "visible" && (wide.matches || body.dataset.view === "chat");
  if (visible && messages.hasUnread()) reading = setTimeout(() => post("read", {}).catch(() => {}), 1500);
}

/** Sends something to the desk, and shows the form or the answer that comes back. True when it worked. */
async function send(path, sent) {
  let reply;
  try {
    reply = await post(path, sent);
  } catch (problem) {
    if (document.querySelector("#form-dialog[open]")) complain(problem.message);
    else tell(problem.message);
    return false;
  }
  own = true;
  messages.acted();
  if (reply.ask) {
    if (path !== "submit") from = sent.at ?? "";
    showForm(reply.ask);
  } else {
    closeForm();
    if (body.dataset.view !== "chat") view("chat");
  }
  refresh();
  return true;
}

onSend((text) => send("say", { text }));
onSubmit((form, button) =>
  once([button], () => send("submit", { form: form.dataset.form, answers: answers(form), at: from })),
);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-action]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  if (!(await confirmed(button.dataset, button.classList.contains("danger")))) return;
  const inForm = button.closest("#form-dialog");
  const { action } = button.dataset;
  const at = inForm ? from : button.dataset.at;
  await once([...button.closest(".buttons").children], async () => {
    if (!inForm || (await leave())) await send("press", { action, at });
  });
});

clock.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (!button) return;
  once([...clock.querySelectorAll("[data-step]")], async () => {
    clock.setAttribute("aria-busy", "true");
    try {
      await post("clock", { step: button.dataset.step });
      await refresh();
      tell(`It is now ${clock.querySelector("time").textContent.trim()}.`);
    } catch (problem) {
      tell(problem.message);
    } finally {
      clock.removeAttribute("aria-busy");
    }
  });
});

document.querySelectorAll("[data-show]").forEach((button) => button.addEventListener("click", () => view(button.dataset.show)));
document.addEventListener("visibilitychange", noticeRead);
document.getElementById("retry").addEventListener("click", refresh);
setInterval(refresh, 30000); // the practice clock goes on by itself

view(sessionStorage.getItem("view") ?? "home");
messages.begin();
if (wide.matches && !matchMedia("(pointer: coarse)").matches) document.getElementById("say").focus();
listen(refresh);
