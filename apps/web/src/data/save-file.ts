const mediaTypes = { jsonl: "application/x-ndjson", csv: "text/csv", json: "application/json" } as const;

/** By a link that is never shown: the content security policy allows no other way that needs no server. */
export function saveFile(name: string, parts: readonly string[], format: keyof typeof mediaTypes): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: mediaTypes[format] }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.${format}`;
  link.click();
  // The download has begun by then in every browser; revoked at once, some begin none.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
