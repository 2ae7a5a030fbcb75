export interface KeyUses {
  /** Costs a request nothing but a place in a map. */
  note(keyId: string, at: Date): void;
  /** Writes what is left. */
  flush(): Promise<void>;
}

interface KeyUsesOptions {
  write(uses: ReadonlyMap<string, Date>): Promise<void>;
  /** When a key was last used is worth no request that fails. */
  failed(error: unknown): void;
  readonly everyMs: number;
}

/** Collects when keys were last used and writes it at most once in `everyMs`, the latest use of each key. */
export function keyUses({ write, failed, everyMs }: KeyUsesOptions): KeyUses {
  let uses = new Map<string, Date>();
  let timer: NodeJS.Timeout | undefined;
  let written = Promise.resolve();
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = uses;
    uses = new Map();
    if (batch.size > 0) written = written.then(() => write(batch)).catch(failed);
    return written;
  };
  return {
    note: (keyId, at) => {
      uses.set(keyId, at);
      timer ??= setTimeout(flush, everyMs).unref();
    },
    flush,
  };
}
