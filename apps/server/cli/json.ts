/** What arrives of `T` when it has been JSON on the way. */
export type Json<T> = T extends Date ? string : T extends object ? { readonly [Key in keyof T]: Json<T[Key]> } : T;

export function throughJson<T>(value: T): Json<T>;
export function throughJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
