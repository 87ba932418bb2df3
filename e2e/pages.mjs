// The finished pages in a browser, as readers have them: light, dark, narrow, wide, enlarged, by keyboard, in forced
// colours, under a policy that lets in nothing but the site's own.
//
//   node e2e/pages.mjs FOLDER [PART]
//
// FOLDER is a built network; with PART only the pages whose path holds it are looked at, and nothing need be there.
// CHROMIUM names the browser, else Debian's is taken; JOBS says how many pages are looked at beside each other. Ends
// with 0 where nothing is wrong. First a page full of faults is looked at (`faulty.html`): what is not found there
// would not be found anywhere.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { choose, kinds } from "./choose.mjs";
import { answer, POLICY, read, siteOf } from "./site.mjs";

const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const JOBS = Number(process.env.JOBS || 3);
const WIDTHS = [1280, 768, 320];
const HEIGHT = 900;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Where the page of faults is said to be. */
const FAULTY = "https://faulty.example/";

const here = (name) => new URL(name, import.meta.url);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const inPage = await readFile(here("in_page.js"), "utf8");

/** What was done, for the last line. */
const NOTHING = { axe: 0, layouts: 0, stops: 0, undecided: 0 };
const done = { ...NOTHING };

/** What is wrong with one page, each fault with how the page was shown. */
class Report {
  constructor(file) {
    this.file = file;
    this.faults = [];
    this.shown = "light 1280 px";
  }

  add(faults) {
    for (const { check, selector, said } of faults) this.faults.push({ file: this.file, shown: this.shown, check, selector, said });
  }
}

/** Answers requests from the folder, and notes those that would leave the site. */
async function host(page, url, report, find) {
  await page.route("**/*", async (route) => {
    const request = route.request();
    const asked = request.url();
    const leads = request.isNavigationRequest() && asked !== url;
    // Where a redirect leads is another page's affair.
    if (leads) return route.abort("aborted");
    const found = await find(asked);
    if (!found) {
      report.add([{ check: "request leaves the site", selector: asked, said: request.resourceType() }]);
      return route.abort("blockedbyclient");
    }
    if (found.status !== 200) report.add([{ check: "nothing there", selector: asked, said: String(found.status) }]);
    return route.fulfill(found);
  });
}

/** Looks at one page in every way. */
async function look(context, url, report, find) {
  const page = await context.newPage();
  try {
    await host(page, url, report, find);
    const said = (text) => report.add([{ check: "console", selector: "", said: text.split("\n")[0] }]);
    page.on("console", (message) => /error|warning/.test(message.type()) && said(message.text()));
    page.on("pageerror", (error) => said(String(error)));
    await page.setViewportSize({ width: 1280, height: HEIGHT });
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(axe);
    report.add(await page.evaluate(() => checks.structure()));
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const width of WIDTHS) {
        await show(page, report, scheme, width);
        report.add(await page.evaluate(() => [...checks.layout(), ...checks.targets()]));
        done.layouts += 1;
        // Each scheme at one end of the widths: what a rule says of colours does not hang on the width.
        if (width === (scheme === "light" ? 1280 : 320)) await audit(page, report, RULES);
      }
    }
    await motionless(page, report);
    await keyboard(page, report);
    await forced(page, report);
    await enlarged(page, report);
  } finally {
    await page.close();
  }
}

async function show(page, report, how, width) {
  report.shown = `${how} ${width} px`;
  await page.setViewportSize({ width, height: HEIGHT });
}

async function audit(page, report, tags) {
  const found = await page.evaluate(async (tags) => {
    const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] };
    const results = await axe.run(document, { ...options, rules: { "target-size": { enabled: true } } });
    return {
      faults: results.violations.flatMap(({ id, nodes }) => nodes.map((node) => ({
        check: `axe ${id}`,
        selector: node.target.join(" "),
        said: node.any.concat(node.all, node.none)[0]?.message ?? node.failureSummary ?? "",
      }))),
      undecided: results.incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes).length,
    };
  }, tags);
  report.add(found.faults);
  // Of what axe cannot tell, colours over pictures say, our own reckoning has the word.
  if (found.undecided > 0) report.add(await page.evaluate(() => checks.contrast()));
  done.undecided += found.undecided;
  done.axe += 1;
}

async function motionless(page, report) {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  report.shown = "without motion";
  report.add(await page.evaluate(() => checks.motion()));
}

/** From link to link with Tab, through the whole page and out of it; then by the skip link to the text. */
async function keyboard(page, report) {
  for (const [scheme, width] of [["light", 1280], ["dark", 320]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await show(page, report, `keyboard, ${scheme}`, width);
    await fromTheTop(page);
    const stops = await page.evaluate(() => checks.stops());
    let reached = 0;
    // More steps than stops: what scrolls by itself is reached too.
    for (let step = 0; step < 2 * stops + 10; step += 1) {
      await page.keyboard.press("Tab");
      const { stop, faults } = await page.evaluate((expected) => checks.focused(expected), reached);
      if (stop === -1 && faults.length === 0 && await page.evaluate(() => document.activeElement === document.body)) break;
      if (stop === 0 && reached > 0) break;
      report.add(faults);
      if (stop >= 0) reached = stop + 1;
      done.stops += 1;
    }
    if (reached < stops) report.add([{ check: "keyboard", selector: "body", said: `Tab comes to ${reached} of ${stops} stops` }]);
  }
  const skips = await page.evaluate(() => document.querySelector("a[href]")?.getAttribute("href"));
  if (skips === "#page-main") await skip(page, report);
  else if (!(await page.evaluate(() => document.body.classList.contains("kind-redirect")))) {
    report.add([{ check: "skip link", selector: "body", said: "the first link does not lead to the text" }]);
  }
}

async function fromTheTop(page) {
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.blur();
    document.body.removeAttribute("tabindex");
  });
}

async function skip(page, report) {
  await fromTheTop(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const where = () => page.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    return at === main ? "main" : main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? "beyond" : at.localName;
  });
  const at = await where();
  if (at !== "main") report.add([{ check: "skip link", selector: ".skip", said: `leads to ${at}` }]);
  await page.keyboard.press("Tab");
  const next = await where();
  if (next !== "beyond" && next !== "body") report.add([{ check: "skip link", selector: ".skip", said: `Tab then leads to ${next}` }]);
}

/** Where the system chooses all colours. */
async function forced(page, report) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme, forcedColors: "active" });
    await show(page, report, `forced colours, ${scheme}`, 1280);
    report.add(await page.evaluate(() => checks.contrast()));
  }
  await audit(page, report, ["wcag2aa"]);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" });
}

/** Text of twice the size, as a reader sets it in the browser. */
async function enlarged(page, report) {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p, main a")).fontSize));
  await show(page, report, "light", 1280);
  const before = await size();
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  for (const width of [1280, 320]) {
    await show(page, report, "text at 200 %,", width);
    report.add(await page.evaluate(() => checks.layout()));
    done.layouts += 1;
  }
  await show(page, report, "text at 200 %,", 1280);
  const after = await size();
  if (after < 1.99 * before) report.add([{ check: "text does not grow", selector: "main", said: `from ${before} to ${after} px` }]);
}

/** Several pages beside each other; each of them in a context of its own, so that nothing is left of another. */
async function each(items, jobs, work) {
  const waiting = [...items];
  await Promise.all(Array.from({ length: jobs }, async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item);
  }));
}

async function inContext(browser, work) {
  const context = await browser.newContext({ colorScheme: "light", reducedMotion: "no-preference" });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(inPage);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Whether the page of faults is seen for what it is: which of its faults are not found. */
async function blind(browser) {
  const html = await readFile(here("faulty.html"), "utf8");
  // Pictures of other hosts are let in here, so that there is a request to be seen.
  const policy = `${POLICY}; img-src *`;
  const answered = (status, type, body) =>
    ({ status, headers: { "content-type": type, "content-security-policy": policy }, body });
  const answers = new Map([
    ["", answered(200, "text/html; charset=utf-8", html)],
    ["faulty.css", answered(200, "text/css", await readFile(here("faulty.css"), "utf8"))],
    ["faulty.js", answered(200, "text/javascript", await readFile(here("faulty.js"), "utf8"))],
    ["gone.png", answered(404, "text/plain", "")],
  ]);
  const find = async (url) => (url.startsWith(FAULTY) ? answers.get(url.slice(FAULTY.length)) : undefined);
  const report = new Report("faulty.html");
  await inContext(browser, (context) => look(context, FAULTY, report, find));
  Object.assign(done, NOTHING);
  const wanted = [...html.matchAll(/^ {2}([^:\n]+): (.+)$/gm)].map(([, check, selector]) => ({ check, selector }));
  if (wanted.length < 15) throw new Error("faulty.html does not say what is wrong with it");
  return wanted.filter(({ check, selector }) =>
    !report.faults.some((fault) => fault.check === check && `${fault.selector} ${fault.said}`.includes(selector)));
}

/** A line for each fault, with the first place and how many others there are. */
function print(faults) {
  const known = new Map();
  for (const fault of faults) {
    const key = `${fault.check}|${fault.selector.replace(/\d+/g, "#")}|${fault.said.replace(/[\d.]+/g, "#")}`;
    known.set(key, [...(known.get(key) ?? []), fault]);
  }
  for (const [first, ...others] of known.values()) {
    const more = others.length > 0 ? ` (and ${others.length} more like it)` : "";
    console.log(`${first.file} [${first.shown}]: ${first.check}: ${first.selector} ${first.said}${more}`);
  }
}

const [folder, part] = process.argv.slice(2);
if (!folder) throw new Error("node e2e/pages.mjs FOLDER [PART]");
const begin = Date.now();
const network = await read(folder);
const { chosen, missing } = part
  ? { chosen: network.pages.filter((page) => page.file.includes(part)), missing: [] }
  : choose(network.pages, await kinds());
if (chosen.length === 0) missing.push("no page to look at");
const browser = await chromium.launch({
  executablePath: BROWSER,
  // Nothing beyond the folder can be reached, whatever a page asks for.
  args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"],
});
const faults = missing.map((said) => ({ file: folder, shown: "all", check: "nothing to test", selector: "", said }));
try {
  for (const { check, selector } of await blind(browser)) {
    faults.push({ file: "faulty.html", shown: "all", check: "a fault is not found", selector, said: check });
  }
  await each(chosen, JOBS, async (page) => {
    const report = new Report(page.file);
    const find = (url) => (siteOf(network, url) ? answer(network, url) : undefined);
    await inContext(browser, (context) => look(context, page.url, report, find));
    faults.push(...report.faults);
  });
} finally {
  await browser.close();
}
print(faults);
const languages = new Set(chosen.map((page) => page.lang));
const seconds = Math.round((Date.now() - begin) / 1000);
console.log(`${chosen.length} pages of ${new Set(chosen.map((page) => page.kind)).size} kinds in ${languages.size} languages: `
  + `${done.axe} times axe (${done.undecided} colours left to us), ${done.layouts} layouts, ${done.stops} stops of the keyboard, `
  + `${seconds} s; ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
