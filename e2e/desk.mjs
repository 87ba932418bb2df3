// The editors' desk in a browser, in English and Arabic: what is wrong comes and goes by itself, texts that wait are
// there with their times, a translation is accepted and the table follows. It is used by keyboard, and read without
// scripts.
//
//   node e2e/desk.mjs PROGRAM SITE
//
// As `preview.mjs`. PICTURES names a folder for pictures of it. Ends with 0 where everything holds.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

import { copied, freePort, serve } from "./serving.mjs";

const PATIENCE = 60_000; // milliseconds
const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STORY = "content/france/posts/2026-05-20-on-the-quays.fr.md";

const [program, from] = process.argv.slice(2).map((path) => resolve(path));
const { site, save, remove } = await copied(from, "desk");

function story({ author = "margaux-delisle", status = "cleared", text = "Sur les quais, on lit." } = {}) {
  return `---\ntitle: Sur les quais\nauthors: [${author}]\nstatus: ${status}\n---\n${text}\n`;
}

/** As an editor stamps a translation, on the command line. */
function accept(post, language) {
  const ended = spawnSync(program, ["translations", "accept", post, language, "--root", site], { encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
}

let steps = 0;
function step(what) {
  steps += 1;
  console.log(what);
}

/** No violation at three widths, light and dark, and nothing wider than the window. */
async function accessible(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${name} is ${over} pixels too wide at ${width}`);
    }
    await page.evaluate(axe);
    const said = await page.evaluate(async (tags) => {
      const { violations } = await window.axe.run(document, { runOnly: tags });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    }, AXE);
    assert.deepEqual(said, [], `${name}, ${colorScheme}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

async function picture(page, name) {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) });
}

async function check(browser, base) {
  const contexts = {};
  for (const locale of ["en-US", "ar-JO"]) {
    contexts[locale] = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    contexts[locale].setDefaultTimeout(PATIENCE);
  }
  const wrong = [];
  const open = async (locale) => {
    const page = await contexts[locale].newPage();
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
    await page.goto(`${base}_desk/`);
    return page;
  };
  const english = await open("en-US");
  const faults = english.locator("#faults");
  const row = (page, text) => page.locator("#waiting tr", { hasText: text });
  const line = (page, title) => page.locator("#translations tr", { hasText: title });

  step("it is in the browser's language");
  assert.match(english.url(), /_desk\/en\/$/);
  await english.getByRole("heading", { level: 1, name: "Editors’ desk" }).waitFor();
  await faults.getByText("Nothing is wrong.").waitFor();
  await accessible(english, "the desk in English");

  step("a fault appears by itself, with its place and what to do");
  await save(STORY, story({ author: "margaux-deslisle" }));
  await faults.getByText("there is no author `margaux-deslisle`").waitFor();
  await faults.getByText("1 error", { exact: true }).waitFor();
  await faults.getByText("did you mean `margaux-delisle`?").waitFor();
  await picture(english, "desk-fault");
  await accessible(english, "the desk with a fault");

  step("its link leads to the line, by keyboard");
  const link = faults.getByRole("link", { name: `${STORY}:3` });
  await link.focus();
  await english.keyboard.press("Enter");
  await english.waitForURL(/source\/.*#L3$/);
  const marked = english.locator("#L3.marked");
  assert.match(await marked.innerText(), /authors: \[margaux-deslisle\]/);
  await accessible(english, "a file on the desk");
  await english.goBack();

  step("it goes once it is corrected");
  await save(STORY, story());
  await faults.getByText("Nothing is wrong.").waitFor();

  step("a draft and an embargo are told, the embargo with its mission's time");
  await save(STORY, story({ status: "draft" }));
  await row(english, "Sur les quais").waitFor();
  await save(STORY, story({ status: "cleared\npublish_at: 2026-06-25 09:00" }));
  const embargoed = row(english, "Sur les quais");
  await embargoed.getByText("June 25, 2026 at 9:00", { exact: false }).waitFor();
  await picture(english, "desk-waiting");
  await save(STORY, story());
  await embargoed.waitFor({ state: "detached" });

  step("a translation that is missing is told until it is there");
  await line(english, "Sur les quais").getByText("Missing").waitFor();
  await save(STORY.replace(".fr.", ".en."), "---\ntitle: On the quays\n---\nOn the quays, people read.\n");
  await line(english, "Sur les quais").getByText("Missing").waitFor({ state: "detached" });

  step("a translation that its original has left behind is accepted, and the table follows, in two languages");
  const arabic = await open("ar-JO");
  accept("france/2026-05-20-on-the-quays", "en");
  await save(STORY, story({ text: "Sur les quais, on lit et on écrit." }));
  await line(english, "Sur les quais").getByText("Stale").waitFor();
  await line(arabic, "Sur les quais").getByText("متأخرة عن الأصل").waitFor();
  const command = "chancery translations accept france/2026-05-20-on-the-quays en";
  await english.locator("#translations").getByText(command).waitFor();
  await english.locator("#translations").scrollIntoViewIfNeeded();
  await line(english, "Sur les quais").scrollIntoViewIfNeeded();
  await picture(english, "desk-stale");
  accept("france/2026-05-20-on-the-quays", "en");
  await line(english, "Sur les quais").waitFor({ state: "detached" });
  await line(arabic, "Sur les quais").waitFor({ state: "detached" });

  step("the same in Arabic, from right to left");
  assert.match(arabic.url(), /_desk\/ar\/$/);
  assert.equal(await arabic.locator("html").getAttribute("dir"), "rtl");
  await arabic.getByRole("heading", { level: 1, name: "مكتب التحرير" }).waitFor();
  await arabic.getByText("كل شيء سليم.").waitFor();
  await save(STORY, story({ author: "margaux-deslisle" }));
  await arabic.getByText("خطأ واحد").waitFor();
  const said = arabic.getByText("there is no author `margaux-deslisle`");
  assert.equal(await said.getAttribute("lang"), "en");
  assert.equal(await said.getAttribute("dir"), "ltr");
  await picture(arabic, "desk-arabic");
  await accessible(arabic, "the desk in Arabic");
  await save(STORY, story());
  await arabic.getByText("كل شيء سليم.").waitFor();

  step("all of it can be read without scripts");
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: "fr-FR" });
  const page = await plain.newPage();
  await page.goto(`${base}_desk/`);
  assert.match(page.url(), /_desk\/fr\/$/);
  await page.getByRole("heading", { level: 2, name: "La revue de la semaine" }).waitFor();
  await page.getByRole("link", { name: "العربية" }).click();
  await page.waitForURL(/_desk\/ar\/$/);

  assert.deepEqual(wrong, [], "the desk has failed in the browser");
  console.log(`${steps} things hold`);
}

try {
  const port = await freePort();
  const child = await serve(program, site, port);
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  try {
    await check(browser, `http://127.0.0.1:${port}/`);
  } finally {
    await browser.close();
    child.kill("SIGINT");
  }
} finally {
  await remove();
}
