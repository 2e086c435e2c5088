// The people and the clock: finding somebody, and on a narrow screen opening and closing the drawer.

const sidebar = document.getElementById("sidebar");
const main = document.querySelector("main");
const opening = document.getElementById("drawer-open");
const find = document.getElementById("find");
const narrow = matchMedia("(max-width: 760px)");

/** Shows those who fit what is typed, again after each redraw. */
export function filter() {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of sidebar.querySelectorAll(".group")) {
    let any = false;
    for (const item of group.querySelectorAll("li")) {
      const text = plain(item.querySelector(".who").textContent);
      item.hidden = !words.every((word) => text.includes(word));
      any ||= !item.hidden;
    }
    group.hidden = !any;
    shown += any;
  }
  document.getElementById("nobody").hidden = shown > 0;
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function drawer(open) {
  document.body.classList.toggle("drawer", open);
  opening.setAttribute("aria-expanded", String(open));
  main.inert = open;
  (open ? document.getElementById("drawer-close") : opening).focus();
}

find.addEventListener("input", filter);
find.addEventListener("keydown", (event) => {
  const first = sidebar.querySelector(".group:not([hidden]) li:not([hidden]) a");
  if ((event.key === "Enter" || event.key === "ArrowDown") && first) {
    event.preventDefault();
    if (event.key === "Enter" && find.value) first.click();
    else first.focus();
  }
});
opening.addEventListener("click", () => drawer(true));
document.getElementById("drawer-close").addEventListener("click", () => drawer(false));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("drawer")) drawer(false);
});
document.addEventListener("click", (event) => {
  if (document.body.classList.contains("drawer") && !sidebar.contains(event.target) && event.target !== opening && !opening.contains(event.target)) drawer(false);
});
narrow.addEventListener("change", () => {
  document.body.classList.remove("drawer");
  opening.setAttribute("aria-expanded", "false");
  main.inert = false;
});
