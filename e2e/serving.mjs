// What tests of the preview in a browser share: a copy of a site, saves as editors make them, the program that serves it.
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const NOW = "2026-06-01T00:00:00Z";

/** A copy of the site in the folder `from`, in a new one, with what can be done to it. */
export async function copied(from, name) {
  const work = await mkdtemp(join(tmpdir(), `chancery-${name}-`));
  const site = join(work, "site");
  for (const folder of ["content", "themes", "locales", "static"]) {
    await cp(join(from, folder), join(site, folder), { recursive: true }).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }

  /** As careful editors save: beside the file, then in its place. */
  async function save(file, text) {
    const path = join(site, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}~`, text);
    await rename(`${path}~`, path);
  }

  return { site, save, remove: () => rm(work, { recursive: true, force: true }) };
}

export async function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Starts the program; ends when it shows the site. */
export async function serve(program, site, port) {
  const child = spawn(program, ["serve", "--root", site, "--port", String(port), "--now", NOW], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((shown, failed) => {
    child.stdout.on("data", (said) => String(said).includes("Your network is at") && shown());
    child.on("exit", (code) => failed(new Error(`the program has ended with ${code}`)));
  });
  return child;
}
