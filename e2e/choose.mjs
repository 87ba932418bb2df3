// Which pages of a network are looked at: enough to meet every kind of page in every language that matters, in every
// theme, and everything that a story can have.
import { readFile } from "node:fs/promises";

/** One from the left, one from the right, one with accents, one without spaces between words. */
export const LANGUAGES = ["en", "fr", "ar", "zh-Hans"];

/** What a story can have, and how its page shows it. */
const CONTENTS = {
  "an event": /type="text\/calendar"/,
  "a video": /<figure class="video/,
  "numbered paragraphs": /<article class="post report/,
  "a photo story": /(<img [^>]*>[^]*){3}<\/article>/,
  "comments": /id="page-comments">[^]*?<ol>/,
  "corrections": /class="corrections/,
  "a withdrawal": /<div class="notice">/,
  "a stale translation": /<div class="notice outdated">/,
  "a guest writer": /class="author guest"/,
  "a table": /<table/,
  "footnotes": /class="footnotes"/,
  "contents": /<nav class="toc/,
  "key points": /class="key-points/,
};

/** Every kind of page, as the contract of themes names them. */
export async function kinds() {
  const contract = await readFile(new URL("../docs/themes.md", import.meta.url), "utf8");
  const row = /^\| `page\.kind` \|(.*)$/m.exec(contract)?.[1] ?? "";
  const named = [...row.matchAll(/`([a-z-]+)`/g)].map((found) => found[1]);
  if (named.length < 15) throw new Error("docs/themes.md does not name the kinds of pages (`page.kind`)");
  return named;
}

/** The pages, and what there is none of to be looked at. */
export function choose(pages, kinds) {
  const chosen = new Set();
  const missing = [];
  const largest = (of) => of.reduce((a, b) => (b.html.length > a.html.length ? b : a));
  for (const kind of kinds) {
    const of = pages.filter((page) => page.kind === kind);
    if (of.length === 0) missing.push(`no page of the kind ${kind}`);
    // A front page and a story speak every language there is.
    const all = kind === "home" || kind === "post";
    const read = of.filter((page) => all || LANGUAGES.includes(page.lang));
    for (const group of grouped(read.length > 0 ? read : of, (page) => page.lang)) chosen.add(largest(group));
    // Each theme, and each mission's colours, have a style sheet of their own.
    for (const group of grouped(all ? of : [], (page) => page.sheet)) chosen.add(largest(group));
  }
  const stories = pages.filter((page) => page.kind === "post");
  for (const [what, shown] of Object.entries(CONTENTS)) {
    const of = stories.filter((page) => shown.test(page.html));
    if (of.length === 0) missing.push(`no story with ${what}`);
    const read = of.filter((page) => LANGUAGES.includes(page.lang));
    for (const group of grouped(read.length > 0 ? read : of, (page) => page.lang)) chosen.add(largest(group));
  }
  for (const language of LANGUAGES) {
    if (![...chosen].some((page) => page.lang === language)) missing.push(`no page in ${language}`);
  }
  const strange = pages.filter((page) => !kinds.includes(page.kind));
  missing.push(...strange.map((page) => `${page.file} is of the kind "${page.kind}", which the contract does not name`));
  return { chosen: [...chosen], missing };
}

function grouped(all, by) {
  const groups = new Map();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups.values()];
}
