import { extname } from "node:path";
import { TRPCError } from "@trpc/server";
import { type Exchange, methodNotAllowed, refuse, send } from "./answer.ts";
import type { Mount } from "./routes.ts";
import { pagePath, readWebFile, type WebFile } from "./web-files.ts";

/** Only what this server itself hands out may run, show or be asked: nothing from elsewhere, nothing written into the document. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The web page as it was built into `folder`. It holds no data, so it needs no token. Every path that names no file is a route of the page. */
export function webMount(folder: string): Mount {
  return {
    prefix: "/",
    access: "public",
    handle: (exchange) => {
      const { req, res } = exchange;
      res.setHeader("content-security-policy", policy);
      res.setHeader("cross-origin-opener-policy", "same-origin");
      if (req.method !== "GET" && req.method !== "HEAD") return methodNotAllowed(exchange, "GET, HEAD");
      const path = pagePath(exchange.pathname);
      return path === null ? notFound(exchange) : answer(exchange, folder, path);
    },
  };
}

async function answer(exchange: Exchange, folder: string, path: string): Promise<void> {
  const asset = path.startsWith("/assets/");
  const route = !asset && extname(path) === "";
  const file = await readWebFile(folder, route ? "/index.html" : path, String(exchange.req.headers["accept-encoding"] ?? ""));
  if (file !== null) return sendFile(exchange, file, asset);
  return route ? notBuilt(exchange) : notFound(exchange);
}

function sendFile(exchange: Exchange, { content, contentType, encoding }: WebFile, asset: boolean): void {
  const { res } = exchange;
  // The build names assets by their content. The document names the assets, so a stale one would ask for what is gone.
  if (asset) res.setHeader("cache-control", "public, max-age=31536000, immutable");
  res.setHeader("vary", "accept-encoding");
  if (encoding !== null) res.setHeader("content-encoding", encoding);
  send(exchange, { status: 200, contentType, content });
}

function notFound(exchange: Exchange): void {
  refuse(exchange, { error: new TRPCError({ code: "NOT_FOUND", message: "Nothing is at this path." }) });
}

const unbuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Signalbox</title>
<h1>Signalbox is running, without its web page</h1>
<p>The page has not been built in this clone yet. Stop the server and run <code>npm start</code>, which builds it, or run
<code>npm test</code> once and reload.</p>
<p>Commands, programs and agents do not need it.</p>
</html>
`;

function notBuilt(exchange: Exchange): void {
  send(exchange, { status: 503, contentType: "text/html; charset=utf-8", content: unbuiltPage });
}
