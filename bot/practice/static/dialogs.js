// The two dialogs: a form to fill in, and a question before a button acts.

import { parse, tell } from "./dom.js";
import { answers, prepare } from "./form.js";
import { post } from "./net.js";

const dialog = document.getElementById("form-dialog");
const confirm = document.getElementById("confirm");
const coarse = matchMedia("(pointer: coarse)");
let initial = null;
let opener = null;
let leaving = false;

const form = () => dialog.querySelector("form");
const snapshot = () => JSON.stringify(answers(form()));
const touched = () => dialog.open && snapshot() !== initial;

/** Shows a form; one that stands there already gives way to it. */
export function showForm(html) {
  const before = form();
  if (!dialog.open) opener = document.activeElement;
  dialog.replaceChildren(parse(html));
  const wrong = dialog.querySelector(".error-summary");
  prepare(form(), wrong && before);
  leaving = false;
  if (!dialog.open) dialog.showModal();
  initial = wrong ? null : snapshot(); // what came back with a mistake was typed, and is stored nowhere yet
  // On a touch screen, focusing a field would cover half of the form with the keyboard.
  const control = dialog.querySelector(".dialog-body :is(input:not([type=hidden]), select, textarea)");
  (wrong || (!coarse.matches && control) || document.getElementById("form-title")).focus();
  dialog.querySelector(".dialog-body").scrollTop = 0;
}

/** Closes the form without keeping anything: it was sent. */
export function closeForm() {
  if (!dialog.open) return;
  dialog.close();
  dialog.replaceChildren();
  const back = document.contains(opener) && opener !== document.body ? opener : document.getElementById("say");
  back.focus({ preventScroll: true });
}

/** Says in the dialog why it was not done. */
export function complain(sentence) {
  const place = dialog.querySelector(".dialog-problem");
  place.textContent = sentence;
  place.hidden = false;
}

/** Closes the form; what was typed is kept as a draft. True when the form is closed. */
export async function leave() {
  if (!touched() || leaving) {
    closeForm();
    return true;
  }
  try {
    await post("close", { form: form().dataset.form, answers: answers(form()) });
  } catch {
    leaving = true;
    complain("What you typed could not be kept as a draft. Try again in a moment, or close once more to lose it.");
    return false;
  }
  closeForm();
  tell("What you typed is kept as a draft.");
  return true;
}

dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});
dialog.addEventListener("input", () => (leaving = false));
dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && leave());
addEventListener("pagehide", () => {
  if (touched()) post("close", { form: form().dataset.form, answers: answers(form()) }, { keepalive: true }).catch(() => {});
});

/** Calls `send(form)` when the form is sent. */
export function onSubmit(send) {
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector(".dialog-problem").hidden = true;
    send(form(), dialog.querySelector('button[type="submit"]'));
  });
}

let settle = () => {};

confirm.addEventListener("close", () => {
  // The browser tells of a closing a moment later: by then the next question may stand there, unanswered.
  if (!confirm.open) settle(confirm.returnValue === "yes");
});

/** Asks what a button wants confirmed. Resolves to true for yes. */
export function confirmed({ question, yes, no }, danger) {
  if (!question) return Promise.resolve(true);
  settle(false);
  document.getElementById("confirm-question").textContent = question;
  document.getElementById("confirm-no").textContent = no;
  const accept = document.getElementById("confirm-yes");
  accept.textContent = yes;
  accept.classList.toggle("danger", danger);
  accept.classList.toggle("primary", !danger);
  confirm.returnValue = "no";
  confirm.showModal();
  (danger ? document.getElementById("confirm-no") : accept).focus();
  return new Promise((resolve) => {
    settle = resolve;
  });
}
