import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../ports/secrets.ts";

const hash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const randomSecrets: Secrets = {
  newSecret: () => `sb_${randomBytes(32).toString("base64url")}`,
  hash,
  // Of equal length, whatever was given.
  equal: (one, other) => timingSafeEqual(Buffer.from(hash(one)), Buffer.from(hash(other))),
};
