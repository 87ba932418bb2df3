// The preview in a browser, as an editor sees it: saves show by themselves, faults are laid over the page.
//
//   node e2e/preview.mjs PROGRAM SITE
//
// PROGRAM is `chancery`; SITE is a site's folder, which is copied and left alone. CHROMIUM names the browser, else
// Debian's is taken. Ends with 0 where everything holds. What must come about is waited for; nothing is said of how
// fast it is.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

import { copied, freePort, serve } from "./serving.mjs";

const PATIENCE = 60_000; // milliseconds
const POST = "content/france/posts/2026-04-10-a-long-read.en.md";
const ADDRESS = "france/en/2026/04/10/a-long-read/";
const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";

const [program, from] = process.argv.slice(2).map((path) => resolve(path));
const copy = await copied(from, "preview");
const { site } = copy;

/** A story that is longer than any window. */
function story({ title = "A long read", first = "The first paragraph.", last = "The last paragraph." } = {}) {
  const middle = Array.from({ length: 200 }, (_, number) => `Paragraph ${number}.`).join("\n\n");
  return `---\ntitle: ${title}\nauthors: [{name: Someone Else}]\n---\n${first}\n\n${middle}\n\n${last}\n`;
}

const save = (text) => copy.save(POST, text);

async function end(child) {
  const ended = new Promise((done) => child.on("exit", done));
  child.kill("SIGINT");
  assert.equal(await ended, 0, "Ctrl-C ends the preview, with pages open");
}

async function check(browser) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/${ADDRESS}`;
  let child = await serve(program, site, port);
  try {
    const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    let loads = 0;
    page.on("load", () => { loads += 1; });
    const overlay = page.getByRole("alertdialog");
    const shows = (text) => page.getByText(text, { exact: true }).waitFor();
    /** Waits until the page has been told of all that was saved, whatever it then did. */
    const settled = async (tab) => tab.waitForFunction(() => document.readyState === "complete");

    step("a save shows by itself, where the page was scrolled to");
    await page.goto(address);
    await shows("The first paragraph.");
    await page.evaluate(() => scrollTo(0, 2000));
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 1000, `the page cannot be scrolled: ${place}`);
    await save(story({ last: "Another end." }));
    await shows("Another end.");
    await page.waitForFunction((place) => Math.abs(scrollY - place) < 5, place);
    await settled(page);

    step("two tabs follow, each where it is");
    const other = await context.newPage();
    await other.goto(address);
    await save(story({ first: "Another beginning." }));
    await shows("Another beginning.");
    await other.getByText("Another beginning.", { exact: true }).waitFor();
    await page.waitForFunction((place) => Math.abs(scrollY - place) < 5, place);
    await other.close();
    await page.bringToFront();

    step("a page of which nothing has changed is left alone");
    await page.evaluate(() => { window.untouched = true; });
    const event = page.waitForResponse((answer) => answer.url() === address);
    await writeFile(join(site, "content/kazakhstan/pages/nobody.en.md"), "---\ntitle: Nobody\n---\nText.\n");
    await event;
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.untouched), true, "the page was loaded anew");

    step("a fault is laid over the page");
    await save(story({ title: "[A long read" }));
    await overlay.waitFor();
    await overlay.getByRole("heading", { name: "There is an error in your files" }).waitFor();
    const said = await overlay.innerText();
    assert.match(said, new RegExp(`${POST.replaceAll(".", "\\.")}:2:\\d+`), said);
    assert.match(said, /title: \[A long read/, said);
    assert.match(said, /What to do:/, said);
    await shows("Another beginning.");
    assert.equal(await overlay.getAttribute("lang"), "en");
    assert.equal(await overlay.getAttribute("dir"), "ltr");
    assert.equal(await page.evaluate(() => window.untouched), true, "the last good page stays as it is");
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      const ratio = await overlay.evaluate(contrast);
      assert.ok(ratio >= 7, `${scheme}: the contrast is ${ratio}`);
    }
    if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });

    step("it can be closed with the keyboard, and comes back with another fault");
    await page.keyboard.press("Escape");
    await overlay.waitFor({ state: "detached" });
    await save(story({ title: "{A long read" }));
    await overlay.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await overlay.waitFor({ state: "detached" });
    await save(story({ title: "[Once more" }));
    await overlay.waitFor();

    step("it goes by itself once the fault is corrected, and the page follows");
    await save(story({ title: "A corrected title" }));
    await overlay.waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "A corrected title" }).waitFor();

    step("a page is connected again when the preview is started again");
    await end(child);
    await save(story({ title: "While it was away" }));
    child = await serve(program, site, port);
    await page.getByRole("heading", { level: 1, name: "While it was away" }).waitFor();

    step("a page that is gone, and back");
    await rm(join(site, POST));
    await page.getByRole("heading", { name: "Page not found" }).first().waitFor();
    await save(story({ title: "Back again" }));
    await page.getByRole("heading", { level: 1, name: "Back again" }).waitFor();

    assert.deepEqual(wrong, [], "the preview's script has failed");
    console.log(`${steps} things hold, over ${loads} loads of the page`);
  } finally {
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}

/** The contrast of an element's text and ground, as WCAG 2.2 reckons it. */
function contrast(element) {
  const style = getComputedStyle(element);
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

let steps = 0;
function step(what) {
  steps += 1;
  console.log(what);
}

try {
  await save(story());
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  try {
    await check(browser);
  } finally {
    await browser.close();
  }
} finally {
  await copy.remove();
}
