import type { DoctorCheck } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";
import type { DatabaseHealth } from "../../ports/database-care.ts";
import type { Programs } from "../../ports/programs.ts";
import { checkInvariants } from "./check-invariants.ts";
import { checkPrograms } from "./check-programs.ts";

export type Checked = Pick<App, "store" | "clock" | "programs" | "databaseCare">;

/** What a first run needs to know: what is there, what is missing, and what to do about it. Looks, and changes nothing. */
export async function checkHealth(app: Checked): Promise<{ checks: DoctorCheck[] }> {
  const programs = checkPrograms(app.programs);
  const health = await app.databaseCare.checkHealth();
  const file = [disk(health), await database(app, health), server(health)];
  // What is damaged must not be read as if it were sound: its rows could say anything.
  const rows = health.damage !== null && health.damage.length > 0 ? [] : [await invariants(app)];
  return { checks: [node(app.programs), ...(await programs), ...file, ...rows] };
}

const oldestNode = [22, 18] as const;

function node({ nodeVersion }: Programs): DoctorCheck {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const old = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return {
    ...{
      id: "node",
      title: "Node.js",
      state: old ? "fail" : "ok",
      detail: `Version ${nodeVersion}${old ? ` is older than ${oldestNode.join(".")}` : ""}.`,
    },
    // It brings a newer one along.
    fix: old ? "npm start" : null,
  };
}

const MiB = 1024 * 1024;
const scarce = 1024 * MiB;
const hardlyAny = 100 * MiB;

function disk({ freeBytes, folder }: DatabaseHealth): DoctorCheck {
  const check = { id: "disk", title: "Disk space" };
  if (freeBytes === null || folder === null)
    return { ...check, state: "ok", detail: "The database is not on a disk of this machine.", fix: null };
  const state = freeBytes < hardlyAny ? "fail" : freeBytes < scarce ? "warn" : "ok";
  return {
    ...{ ...check, state, detail: `${sizeText(freeBytes)} free where the database is.` },
    fix: state === "ok" ? null : `df -h ${quoted(folder)}`,
  };
}

async function database({ databaseCare }: Checked, { damage, open }: DatabaseHealth): Promise<DoctorCheck> {
  const check = { id: "database", title: "Database" };
  const { kind, path, bytes, walBytes } = await databaseCare.readFacts();
  const [wrong] = damage ?? [];
  if (wrong !== undefined) return { ...check, state: "fail", detail: `${path} is damaged: ${wrong}`, fix: "signalbox db check" };
  const [exposed] = open;
  if (exposed !== undefined) return { ...check, state: "warn", detail: exposed.sentence, fix: exposed.fix };
  if (kind === "postgres") return { ...check, state: "ok", detail: `PostgreSQL, ${path}.`, fix: null };
  const looked = damage === null ? "too large to be looked through in passing; signalbox db check does" : "no damage found";
  return { ...check, state: "ok", detail: `${path}, ${sizeText(bytes + walBytes)}: ${looked}.`, fix: null };
}

function server({ serverUrl, folder }: DatabaseHealth): DoctorCheck {
  const check = { id: "server", title: "Address" };
  if (serverUrl !== null) return { ...check, state: "ok", detail: `The server answers at ${serverUrl}.`, fix: null };
  if (folder === null) return { ...check, state: "ok", detail: "This database does not say which servers work on it.", fix: null };
  return { ...check, state: "warn", detail: "No server works on this database.", fix: "npm start" };
}

async function invariants(app: Checked): Promise<DoctorCheck> {
  const check = { id: "invariants", title: "Plan and agents" };
  const { violations, total } = await checkInvariants(app);
  const [first] = violations;
  if (first === undefined)
    return { ...check, state: "ok", detail: "Whatever is not finished has an owner, queued work or a deadline.", fix: null };
  const more = total > 1 ? ` ${total - 1} more.` : "";
  return { ...check, state: "warn", detail: `${first.message}${more}`, fix: "signalbox doctor" };
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * MiB ? `${(bytes / MiB).toFixed(1)} MiB` : `${(bytes / (1024 * MiB)).toFixed(1)} GiB`;

/** As one word of a shell. */
const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
