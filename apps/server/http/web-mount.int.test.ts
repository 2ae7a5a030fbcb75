import { once } from "node:events";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { tempFolder } from "../testing/temp-folder.ts";
import { procedure, router } from "../trpc/trpc.ts";
import { createHttpServer } from "./server.ts";
import { webMount } from "./web-mount.ts";

/** Real requests for the files of a built page. */

const index = "<!doctype html><title>Signalbox</title>";
const script = "export const shown = true;\n".repeat(20);
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

let dist: string;
let url: string;

beforeEach(async () => {
  dist = join(tempFolder(), "dist");
  put("index.html", index);
  put("assets/app-Bx1_y-z.js", script);
  put("assets/app-Bx1_y-z.css", "body{}");
  put("assets/app-Bx1_y-z.js.map", "{}");
  put("favicon.svg", "<svg/>");
  put(".hidden/x.json", "{}");
  put(".env.json", "{}");
  put("../outside.json", '"secret"');
  put("../dist-other/x.json", '"secret"');
  const server = createHttpServer({
    router: router({ now: procedure.query(() => "now") }),
    createContext: () => Promise.reject(new Error("Nobody comes in here.")),
    authenticate: async () => null,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    version: "1.2.3",
    mounts: [webMount(dist)],
  });
  ({ url } = await server.listen("127.0.0.1", 0));
  onTestFinished(() => server.close());
});

function put(path: string, content: string | Buffer): void {
  const file = join(dist, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Not through fetch, which tidies paths up and undoes compression. */
async function get(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers, agent: false });
  sent.end();
  const [response] = await once(sent, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return { status: response.statusCode as number, headers: response.headers as Record<string, string>, body, text: body.toString("utf8") };
}

describe("the document", () => {
  it("is never kept, needs no token and lets nothing foreign in", async () => {
    const { status, headers, text } = await get("/");
    expect([status, text]).toEqual([200, index]);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": csp,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "content-length": String(index.length),
    });
  });

  it.each(["/plan", "/tasks/abc", "/tasks/a%20b", "/pages/%C3%A4", "/index.html", "/?x=1.js", "/a.b/c", "/tasks/"])(
    "answers %s",
    async (path) => {
      const { status, text, headers } = await get(path);
      expect([status, text, headers["cache-control"]]).toEqual([200, index, "no-store"]);
    },
  );

  it("comes without its body at HEAD, and at no other method", async () => {
    const head = await get("/plan", {}, "HEAD");
    expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", String(index.length)]);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const { status, headers } = await get("/", {}, method);
      expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    }
  });

  it("stands in the way of no other path", async () => {
    expect((await get("/healthz")).text).toContain("1.2.3");
    expect((await get("/trpc/now")).status).toBe(401);
    expect((await get("/", { host: "evil.example" })).status).toBe(421);
  });
});

describe("files", () => {
  it("named by their content are kept for a year", async () => {
    for (const [path, type] of [
      ["/assets/app-Bx1_y-z.js", "text/javascript; charset=utf-8"],
      ["/assets/app-Bx1_y-z.css", "text/css; charset=utf-8"],
    ] as const) {
      const { status, headers } = await get(path);
      expect([status, headers["content-type"], headers["cache-control"], headers["content-security-policy"]]).toEqual([
        200,
        type,
        "public, max-age=31536000, immutable",
        csp,
      ]);
    }
  });

  it.each([
    ["x.svg", "image/svg+xml"],
    ["x.woff2", "font/woff2"],
    ["x.json", "application/json"],
    ["x.png", "image/png"],
    ["x.ico", "image/x-icon"],
    ["site.webmanifest", "application/manifest+json"],
    ["sw.js", "text/javascript; charset=utf-8"],
  ])("beside them are not: %s", async (name, type) => {
    put(name, "content");
    const { status, headers, text } = await get(`/${name}`);
    expect([status, headers["content-type"], headers["cache-control"], text]).toEqual([200, type, "no-store", "content"]);
  });

  it.each(["/missing.js", "/assets/gone-1234.js", "/assets/", "/assets/route", "/assets/app-Bx1_y-z.js.map", "/x.php", "/favicon.ico"])(
    "are missed with 404, which nobody keeps: %s",
    async (path) => {
      const { status, headers, text } = await get(path);
      expect([status, headers["cache-control"], headers["content-security-policy"]]).toEqual([404, "no-store", csp]);
      expect(JSON.parse(text)).toMatchObject({ error: { data: { code: "NOT_FOUND" } } });
    },
  );

  it.each([
    "/..%2foutside.json",
    "/../outside.json",
    "/assets/../../outside.json",
    "/assets/..%2f..%2foutside.json",
    "/assets/%2e%2e/%2e%2e/outside.json",
    "/..%5coutside.json",
    "/../dist-other/x.json",
    "//outside.json",
    "/.hidden/x.json",
    "/.env.json",
    "/%2eenv.json",
    "/.env",
    "/..%2f",
    "/index.html%00",
    "/x%00.json",
    "/%0a.json",
    "/%zz",
    "/%ff.json",
  ])("outside, hidden or unspeakable are not there: %s", async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain("secret");
  });

  it("are not handed out where a link leads outside", async (ctx) => {
    if (process.platform === "win32") ctx.skip("Windows lets not everybody make links");
    symlinkSync(join(dist, "../outside.json"), join(dist, "out.json"));
    symlinkSync(join(dist, ".."), join(dist, "up"));
    symlinkSync(join(dist, "favicon.svg"), join(dist, "in.svg"));
    symlinkSync("loop.json", join(dist, "loop.json"));
    for (const path of ["/out.json", "/up/outside.json", "/loop.json"]) expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await get("/in.svg")).text).toBe("<svg/>");
  });

  it("that are folders are none", async () => {
    mkdirSync(join(dist, "folder.js"));
    expect((await get("/folder.js")).status).toBe(404);
  });
});

describe("files compressed beforehand", () => {
  const path = "/assets/app-Bx1_y-z.js";
  const taken = async (accept: string) => {
    const { status, headers, body } = await get(path, { "accept-encoding": accept });
    const { "content-encoding": encoding, vary, "content-type": type } = headers;
    expect([status, vary, type]).toEqual([200, "accept-encoding", "text/javascript; charset=utf-8"]);
    const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(plain.toString("utf8")).toBe(script);
    return encoding;
  };

  it("are sent to whom takes them", async () => {
    put(`${path}.br`, brotliCompressSync(script));
    put(`${path}.gz`, gzipSync(script));
    expect(await taken("gzip, deflate, br, zstd")).toBe("br");
    expect(await taken("gzip")).toBe("gzip");
    expect(await taken("br;q=0, GZIP; q=0.5")).toBe("gzip");
    expect(await taken("identity")).toBe(undefined);
    expect(await taken("brotli")).toBe(undefined);
    expect((await get(`${path}.br`)).status).toBe(404);
  });

  it("may be missing", async () => {
    expect(await taken("gzip, br")).toBe(undefined);
    put(`${path}.gz`, gzipSync(script));
    expect(await taken("gzip, br")).toBe("gzip");
  });
});

it("says how to build the page where that was never done", async () => {
  rmSync(dist, { recursive: true });
  for (const path of ["/", "/plan"]) {
    const { status, headers, text } = await get(path);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([503, "text/html; charset=utf-8", "no-store"]);
    expect(text).toContain("<code>npm start</code>");
  }
  expect((await get("/assets/app-Bx1_y-z.js")).status).toBe(404);
  expect((await get("/healthz")).status).toBe(200);
  put("index.html", index);
  expect((await get("/")).text).toBe(index);
});
