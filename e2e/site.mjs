// A built network as its host serves it: which file answers an address, with which headers.
//
// A folder with a `robots.txt` is a site; the address of its sitemap says where it stands.
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** What pages have to do with: nothing but the site's own, and nothing inline. */
export const POLICY = "default-src 'self'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".json": "application/feed+json; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};
const COMPRESSED = /^(text|application)\/|svg/;

/** Reads a folder of finished files: its sites, its files, its pages. */
export async function read(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Set(entries.filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")));
  const sites = [];
  for (const file of files) {
    if (file !== "robots.txt" && !file.endsWith("/robots.txt")) continue;
    const sitemap = /^Sitemap:\s*(\S+)$/m.exec(await readFile(join(folder, file), "utf8"));
    if (sitemap) sites.push({ base: new URL(".", sitemap[1]), below: file.slice(0, -"robots.txt".length) });
  }
  if (sites.length === 0) throw new Error(`${folder} holds no site: no robots.txt names a sitemap`);
  const network = { folder, files, sites };
  network.pages = await Promise.all([...files].filter(isPage).sort().map((file) => page(network, file)));
  return network;
}

/** A letter is no page: mail programs show it, by other rules. */
function isPage(file) {
  return file.endsWith(".html") && !file.endsWith("/email.html");
}

async function page(network, file) {
  const html = await readFile(join(network.folder, file), "utf8");
  const found = (pattern) => pattern.exec(html)?.[1] ?? "";
  return {
    file,
    html,
    url: addressOf(network, file),
    kind: found(/<body class="(?:[^"]* )?kind-([a-z-]+)/),
    lang: found(/<html lang="([^"]+)"/),
    sheet: found(/<link rel="stylesheet" href="([^"]+)"/),
  };
}

function addressOf({ sites }, file) {
  const own = sites.filter(({ below }) => file.startsWith(below)).sort((a, b) => b.below.length - a.below.length)[0];
  if (!own) throw new Error(`${file} belongs to no site`);
  const path = file.slice(own.below.length).replace(/(^|\/)index\.html$/, "$1");
  return new URL(path.split("/").map(encodeURIComponent).join("/"), own.base).href;
}

/** The site that an address is of; `undefined` for another host's. */
export function siteOf(network, url) {
  return network.sites
    .filter(({ base }) => url.startsWith(base.href))
    .sort((a, b) => b.base.href.length - a.base.href.length)[0];
}

/** What a host answers: status, headers, body. */
export async function answer(network, url) {
  const site = siteOf(network, url);
  const path = decodeURIComponent(new URL(url).pathname.slice(site.base.pathname.length));
  const file = site.below + (path === "" || path.endsWith("/") ? `${path}index.html` : path);
  const known = network.files.has(file);
  const shown = known ? file : `${site.below}404.html`;
  return {
    status: known ? 200 : 404,
    headers: {
      "content-type": TYPES[extname(shown)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": path.startsWith("assets/") ? "max-age=31536000, immutable" : "max-age=600",
    },
    body: await readFile(join(network.folder, shown)),
  };
}

/** Serves the network's first site on the loopback address, compressed: its address, and how to end it. */
export async function serve(network) {
  const [{ base }] = [...network.sites].sort((a, b) => a.below.length - b.below.length);
  const server = createServer(async (request, response) => {
    try {
      const { status, headers, body } = await answer(network, new URL(request.url, base).href);
      if (COMPRESSED.test(headers["content-type"])) {
        response.writeHead(status, { ...headers, "content-encoding": "gzip", vary: "accept-encoding" });
        response.end(gzipSync(body));
      } else {
        response.writeHead(status, headers);
        response.end(body);
      }
    } catch (error) {
      response.writeHead(500, { "content-type": "text/plain" });
      response.end(String(error));
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://localhost:${server.address().port}`;
  return {
    at: (url) => origin + new URL(url).pathname,
    end: () => new Promise((ended) => {
      server.close(ended);
      server.closeAllConnections();
    }),
  };
}
