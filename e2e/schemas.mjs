// The site that `chancery init` makes, in an editor: the language server of redhat.vscode-yaml, with the settings that
// are written there, completes keys and words, says what they mean, and underlines slips of the pen.
//
//   node e2e/schemas.mjs PROGRAM
//
// PROGRAM is `chancery`. Ends with 0 where everything holds. What must come about is waited for.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const PATIENCE = 60_000; // milliseconds
const program = resolve(process.argv[2]);
const site = await mkdtemp(join(tmpdir(), "chancery-schemas-"));
execFileSync(program, ["init", site]);
const settings = JSON.parse(await readFile(join(site, ".vscode/settings.json"), "utf8"));
const yaml = {
  schemas: settings["yaml.schemas"],
  schemaStore: { enable: settings["yaml.schemaStore.enable"] },
  validate: true,
  hover: true,
  completion: true,
};

const manifest = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
const server = spawn(process.execPath, [join(dirname(manifest), "bin/yaml-language-server"), "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const answers = new Map();
const faults = new Map();
let asked = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  asked += 1;
  send({ id: asked, method, params });
  return new Promise((resolve) => answers.set(asked, resolve));
}

function receive(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    faults.get(message.params.uri)?.(message.params.diagnostics.map(line).sort());
  } else if (message.method === "workspace/configuration") {
    send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? yaml : null)) });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (answers.has(message.id)) {
    answers.get(message.id)(message.result);
    answers.delete(message.id);
  }
}

let unread = Buffer.alloc(0);
server.stdout.on("data", (piece) => {
  unread = Buffer.concat([unread, piece]);
  for (;;) {
    const end = unread.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(unread.subarray(0, end))[1]);
    const start = end + 4;
    if (unread.length < start + length) return;
    const message = JSON.parse(unread.subarray(start, start + length));
    unread = unread.subarray(start + length);
    receive(message);
  }
});

function line(fault) {
  return `${fault.range.start.line + 1}: ${fault.message}`;
}

/** A file as it is edited: each text is told to the server, until it says that just these faults are in it. */
class Edited {
  #uri;
  #version = 0;

  constructor(path) {
    this.#uri = pathToFileURL(join(site, path)).href;
  }

  async has(text, ...expected) {
    this.#version += 1;
    let found;
    const said = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.#uri}: ${JSON.stringify(found)}`)), PATIENCE);
      faults.set(this.#uri, (now) => {
        found = now;
        const fits = (fault, wanted) => (wanted instanceof RegExp ? wanted.test(fault) : fault === wanted);
        if (now.length === expected.length && expected.every((wanted, number) => fits(now[number], wanted))) {
          clearTimeout(late);
          resolve();
        }
      });
    });
    const textDocument = { uri: this.#uri, languageId: "yaml", version: this.#version, text };
    if (this.#version === 1) {
      send({ method: "textDocument/didOpen", params: { textDocument } });
    } else {
      send({ method: "textDocument/didChange", params: { textDocument, contentChanges: [{ text }] } });
    }
    await said;
  }

  #at(line, character) {
    return { textDocument: { uri: this.#uri }, position: { line, character } };
  }

  async complete(line, character) {
    const list = await ask("textDocument/completion", this.#at(line, character));
    return new Map(list.items.map((item) => [item.label, item.documentation?.value ?? item.documentation ?? ""]));
  }

  async hover(line, character) {
    return (await ask("textDocument/hover", this.#at(line, character)))?.contents.value ?? "";
  }
}

const rootUri = pathToFileURL(site).href;
await ask("initialize", {
  processId: process.pid,
  rootUri,
  workspaceFolders: [{ uri: rootUri, name: "site" }],
  capabilities: {
    workspace: { configuration: true },
    textDocument: { hover: { contentFormat: ["markdown"] }, completion: { completionItem: { documentationFormat: ["plaintext"] } } },
  },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml } } });

const network = new Edited("content/network.yaml");
await network.has(
  "title: A\nbase_url: https://a.example/\nlanguages: [en]\nlanguagse: [fr]\nclearance: requird\npage_size: many\n",
  "4: Property languagse is not allowed.",
  '5: Value is not accepted. Valid values: "optional", "required".',
  '6: Incorrect type. Expected "integer".',
);
const keys = await network.complete(6, 0);
assert.match(keys.get("timezone"), /Europe\/Paris/);
assert.ok(!keys.has("country"), "a mission's key is not offered to the network");
const words = await network.complete(4, 11);
assert.deepEqual([...words.keys()].sort(), ["optional", "required"]);
assert.match(words.get("required"), /does not go out/);
assert.match(await network.hover(5, 3), /stories stand on a page of a list/);

const comments = new Edited("content/example/posts/2026-01-12-welcome.comments.yaml");
await comments.has(
  "- date: yesterday\n  status: aproved\n  text: A\n  email: a@example.org\n",
  /^1: Write a date as 2026-05-12/,
  /^2: .*"approved", "pending", "rejected"/,
  "4: Property email is not allowed.",
);
await comments.has("- date: 2026-01-13\n  status: approved\n  text: A\n");

const mission = new Edited("content/example/mission.yaml");
await mission.has("title: A\ncountry: France\nfeed_authority: x\n", /^2: /, "3: Property feed_authority is not allowed.");

const author = new Edited("content/authors/alex-martin.yaml");
await author.has("nmae: A\n", /^1: (Missing property "name"|Property nmae)/, /^1: (Missing property "name"|Property nmae)/);

// The files that `init` has written, each after faults in its place have shown that its schema is held against it.
for (const [path, edited] of [
  ["content/network.yaml", network],
  ["content/example/mission.yaml", mission],
  ["content/authors/alex-martin.yaml", author],
]) {
  await edited.has(await readFile(join(site, path), "utf8"));
}

server.kill();
await rm(site, { recursive: true });
console.log("the editor completes keys and words of a new site, and underlines slips of the pen");
