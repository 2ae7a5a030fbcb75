import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "sqlite", schema: "./apps/server/db/schema.ts", out: "./drizzle" });
