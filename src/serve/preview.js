// Makes a page of the preview follow the editor's files. The server puts `texts` before this.
//
// On every change the server says which version it shows, and what is wrong. Then this page, and the pictures and
// style sheets that it shows, are asked for again; if one is another now, the page is loaded anew where it was
// scrolled to. What is wrong is laid over the page as it was, until it is corrected.
"use strict";
(() => {
  const PLACE = "chancery-place";
  const MOST_FILES = 100;
  const RETRY = 1000; // milliseconds
  const own = document.currentScript;
  const page = location.href.split("#")[0];

  let pageMark = `"${own.dataset.page}"`;
  let site = { faults: [], more: 0, warnings: 0 };
  let pageFaults = faultsIn(document);
  let closed = "";

  // --- The page again, where it was

  function keepPlace() {
    const place = { page, x: scrollX, y: scrollY };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  }

  function takePlace() {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    sessionStorage.removeItem(PLACE);
    if (!kept || kept.page !== page) return;
    const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    go();
    // Pictures that have no size yet move what is below them.
    let moved = false;
    for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(event, () => { moved = true; }, { once: true, passive: true });
    }
    addEventListener("load", () => { if (!moved) go(); }, { once: true });
  }

  // --- Whether anything of this page is another now

  const files = new Map(); // Address to mark.

  function shownFiles() {
    const shown = performance.getEntriesByType("resource").map((entry) => entry.name);
    const ours = (address) => address.startsWith(`${location.origin}/`) &&
      !address.startsWith(`${location.origin}/_chancery/`) && address !== page;
    return [...new Set(shown)].filter(ours).slice(0, MOST_FILES);
  }

  async function mark(address) {
    const answer = await fetch(address, { method: "HEAD", cache: "no-store" });
    return answer.headers.get("etag");
  }

  async function anyFileChanged() {
    const marks = await Promise.all(shownFiles().map(async (address) => [address, await mark(address)]));
    let changed = false;
    for (const [address, now] of marks) {
      changed ||= files.has(address) && files.get(address) !== now;
      files.set(address, now);
    }
    return changed;
  }

  async function pageChanged() {
    const answer = await fetch(page, { cache: "no-store" });
    const text = await answer.text();
    const faults = answer.status === 500 ? faultsIn(new DOMParser().parseFromString(text, "text/html")) : [];
    pageFaults = faults;
    // A page that cannot be made now is better shown as it was.
    return faults.length === 0 && answer.headers.get("etag") !== pageMark;
  }

  function faultsIn(tree) {
    const element = tree.getElementById("chancery-faults");
    return element ? JSON.parse(element.textContent) : [];
  }

  let looking = false;
  let again = false;

  async function look() {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        if (await pageChanged() || await anyFileChanged()) {
          keepPlace();
          location.reload();
          return;
        }
        draw();
      } while (again);
    } catch {
      // The server is gone; once it is back, it says so.
    } finally {
      looking = false;
    }
  }

  // --- What is wrong, over the page

  let host = null;
  let before = null;

  function draw() {
    // The desk shows them itself.
    if (own.dataset.desk) return;
    const faults = [...site.faults, ...pageFaults];
    const key = JSON.stringify(faults);
    if (faults.length === 0 || key === closed) {
      if (faults.length === 0) closed = "";
      hide();
      return;
    }
    if (host && host.dataset.key === key) return;
    const isNew = !host;
    if (isNew) {
      before = document.activeElement;
      host = document.createElement("chancery-preview");
      host.attachShadow({ mode: "open" });
      document.documentElement.append(host);
    }
    host.dataset.key = key;
    host.shadowRoot.replaceChildren(style(), dialog(faults, key));
    if (isNew) host.shadowRoot.querySelector("[role=alertdialog]").focus({ preventScroll: true });
  }

  function hide() {
    if (!host) return;
    const hadFocus = document.activeElement === host;
    host.remove();
    host = null;
    if (hadFocus && before && before.focus) before.focus({ preventScroll: true });
  }

  function style() {
    return make("link", { rel: "stylesheet", href: "/_chancery/preview.css" });
  }

  function dialog(faults, key) {
    const count = faults.length + site.more;
    const close = make("button", { type: "button", title: texts.closeHint }, texts.close);
    close.addEventListener("click", () => { closed = key; hide(); });
    const list = make("ol", {}, ...faults.map((fault) => make("li", {}, ...parts(fault))));
    const after = [];
    if (site.more > 0) after.push(make("p", {}, fill(texts.more, { more: site.more })));
    if (site.warnings > 0) {
      const said = site.warnings === 1 ? texts.oneWarning : fill(texts.warnings, { warnings: site.warnings });
      after.push(make("p", {}, said));
    }
    const overlay = make("section", {
      role: "alertdialog", lang: "en", dir: "ltr", tabindex: "-1",
      "aria-labelledby": "heading", "aria-describedby": "about",
    },
    make("header", {},
      make("h2", { id: "heading" }, count === 1 ? texts.one : fill(texts.many, { errors: count })), close),
    make("p", { id: "about" }, texts.about), list, ...after);
    overlay.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close.click();
    });
    return overlay;
  }

  function parts(fault) {
    const parts = [make("h3", { dir: "auto" }, fault.message)];
    if (fault.at) parts.push(...place(fault.at));
    if (fault.help) parts.push(make("p", { dir: "auto", class: "help" }, make("strong", {}, texts.help), " ", fault.help));
    for (const related of fault.related || []) {
      parts.push(make("p", { dir: "auto" }, `${related.label}:`), ...place(related.at));
    }
    return parts;
  }

  function place(at) {
    if (at.line === undefined) return [make("p", { class: "place" }, make("code", {}, at.file))];
    const said = fill(texts.place, { line: at.line, column: at.column });
    const where = make("p", { class: "place", title: said }, make("code", {}, `${at.file}:${at.line}:${at.column}`));
    const marked = make("mark", {}, at.marked);
    return [where, make("pre", { tabindex: "0" }, make("code", { dir: "auto" }, at.before, marked, at.after))];
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host) host.shadowRoot.querySelector("button").click();
  });

  // --- What the server says. Only a page that is seen listens: a browser keeps six connections open, no more.

  let source = null;

  function listen() {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource(own.dataset.desk || "/_chancery/events");
    source.addEventListener("message", (event) => {
      site = JSON.parse(event.data);
      draw();
      look();
    });
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, RETRY);
      }
    });
  }

  function rest() {
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") rest(); else listen();
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  addEventListener("load", () => setTimeout(() => anyFileChanged().catch(() => {}), 0));

  takePlace();
  draw();
  listen();
})();
