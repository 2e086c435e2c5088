// The conversation: drawn again message by message, so that nothing is read out twice and nobody loses their place.

import { keepingFocus, parse } from "./dom.js";

const list = document.getElementById("messages");
const scroller = document.getElementById("scroller");
const jump = document.getElementById("jump");
let firstUnread = null;

const unread = () => list.querySelector("[data-unread]");
const atBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

/** The line "New" goes away once the person does something. */
export function acted() {
  firstUnread = null;
  mark();
}

function mark() {
  list.querySelector(".first-unread")?.classList.remove("first-unread");
  if (firstUnread) document.getElementById(firstUnread)?.classList.add("first-unread");
}

/** Draws the conversation. `own`: because of something this person just did, so show what came of it. */
export function draw(html, own) {
  const stick = atBottom();
  const known = new Map([...list.children].map((item) => [item.id, item]));
  const wanted = [...parse(html).children];
  const added = [];
  const changed = [];
  keepingFocus(list, () => {
    wanted.forEach((item, index) => {
      const old = known.get(item.id);
      const same = old && old.dataset.version === item.dataset.version;
      if (same) old.toggleAttribute("data-unread", item.hasAttribute("data-unread"));
      else if (old) {
        item.classList.add("changed");
        if (seen(old)) changed.push(item);
        old.replaceWith(item);
      } else added.push(item);
      const chosen = same ? old : item;
      if (list.children[index] !== chosen) list.insertBefore(chosen, list.children[index] ?? null);
    });
    while (list.children.length > wanted.length) list.lastElementChild.remove();
  });
  if (!firstUnread) firstUnread = unread()?.id ?? null;
  mark();
  if (own && !added.length) changed.at(-1)?.scrollIntoView({ block: "nearest" }); // it may have grown
  if (!added.length) return;
  if (own) show(added.find((item) => !item.matches(".day, .mine")) ?? added.at(-1));
  else if (stick) bottom();
  else jump.hidden = false;
}

function seen(item) {
  const { top, bottom } = item.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  return bottom > frame.top && top < frame.bottom;
}

function show(item) {
  if (item.offsetHeight > scroller.clientHeight - 40) item.scrollIntoView({ block: "start" });
  else bottom();
}

export function bottom() {
  scroller.scrollTop = scroller.scrollHeight;
}

/** Where a person begins to read: at the first unread message, else at the newest. */
export function begin() {
  firstUnread = unread()?.id ?? null;
  mark();
  if (firstUnread) document.getElementById(firstUnread).scrollIntoView({ block: "center" });
  else bottom();
}

export function hasUnread() {
  return unread() !== null;
}

jump.addEventListener("click", () => {
  bottom();
  scroller.focus();
});
scroller.addEventListener("scroll", () => {
  if (atBottom()) jump.hidden = true;
});
