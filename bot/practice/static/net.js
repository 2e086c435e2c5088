// Talking to the server: every request, the banner that says when it cannot be reached, and the live stream.

const base = document.body.dataset.base;
const banner = document.getElementById("offline");

/** The server answered, but could not do it. `message` may be shown. */
export class Failed extends Error {}
/** The server cannot be reached. */
export class Offline extends Error {}

export function connected(yes) {
  if (banner.hidden !== yes) banner.hidden = yes;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`${base}/${path}`, { cache: "no-store", ...options });
  } catch {
    connected(false);
    throw new Offline("Not connected. What you typed is kept: try again in a moment.");
  }
  const reply = await response.json().catch(() => null);
  if (!response.ok || reply === null) {
    throw new Failed(reply?.problem ?? "Something went wrong. What you typed is still here: try again.");
  }
  return reply;
}

export function get(path) {
  return ask(path, { headers: { Accept: "application/json" } });
}

/** `keepalive`: the request goes on although the page is being left. */
export function post(path, body, { keepalive = false } = {}) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
    keepalive,
  });
}

/** Calls `changed` whenever something happened anywhere, and after every reconnection. */
export function listen(changed) {
  let stream;
  const open = () => {
    stream?.close();
    stream = new EventSource(`${base}/events`);
    stream.addEventListener("changed", () => {
      connected(true);
      changed();
    });
    stream.addEventListener("error", () => {
      connected(false);
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => document.hidden || open(), 3000);
    });
  };
  document.getElementById("retry").addEventListener("click", open);
  // A browser allows six connections to a server: a page that nobody sees must not hold one, or the seventh tab
  // would hang. Opening says "changed" first, so a page that comes back is drawn anew.
  document.addEventListener("visibilitychange", () => (document.hidden ? stream?.close() : open()));
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => event.persisted && open());
  if (!document.hidden) open();
}
