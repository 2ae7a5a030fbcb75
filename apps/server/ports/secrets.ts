/** Where secrets come from, and the only form they are kept in. */
export interface Secrets {
  /** A new API key: `sb_` and 256 random bits in base64url. */
  newSecret(): string;
  /** SHA-256 in hex. A secret of that many random bits needs no salt and no slow hash. */
  hash(secret: string): string;
  /** In a time that does not tell where they differ. */
  equal(one: string, other: string): boolean;
}
