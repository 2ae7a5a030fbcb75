import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** During development the page comes from Vite, and everything else from a server that runs already. */
const server = process.env.SIGNALBOX_URL ?? "http://127.0.0.1:4680";

/** The server takes changes from its own origin only. */
const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // A worker or font as a data: URL would need a hole in the content security policy.
  build: { manifest: true, target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: "es" },
  server: { host: "127.0.0.1", proxy: Object.fromEntries(["/trpc", "/session", "/healthz"].map((path) => [path, proxied])) },
});
