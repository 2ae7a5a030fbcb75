import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "postgresql", schema: "./apps/server/db/schema.pg.ts", out: "./drizzle/postgres" });
