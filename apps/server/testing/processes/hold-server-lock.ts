import { acquireServerLock } from "../../db/connect/lock.ts";

/** Takes the server's lock on argv[2], says so, and holds it until it is killed or its input ends. */
const [, , path = ""] = process.argv;
const lock = acquireServerLock(path, { pid: process.pid, url: "http://127.0.0.1:1" });
process.stdout.write("locked\n");
process.stdin.on("end", () => lock.release()).resume();
